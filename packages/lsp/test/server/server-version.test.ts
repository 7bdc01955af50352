import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { serverVersion } from "../../src/server/server-version.js";

it("is the version of the package", () => {
  expect(serverVersion).toBe(manifest.version);
});
