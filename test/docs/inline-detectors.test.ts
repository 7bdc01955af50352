import { inlineDetectors } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { inlineDetectorsPage } from "./inline-detectors.js";

test("the page of the inline gate's detectors says what their table says", async () => {
  await expect(inlineDetectorsPage(inlineDetectors)).toMatchFileSnapshot("../../docs/inline-detectors.md");
});
