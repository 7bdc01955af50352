import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.js";

/**
 * What tests of the built `sentry` need, which a checkout has only after `npm run build`. The command is one file made from
 * three packages: where one of them was compiled since then, the tests would try what is no longer there.
 */
export function requireBuild(): void {
  const command = join(root, "packages/cli/bundle/sentry.js");
  const compiled = ["grammar", "packages/core", "packages/cli"].map((name) =>
    join(root, name, "dist/tsconfig.tsbuildinfo"),
  );
  const isBuilt = [command, ...compiled].every((file) => existsSync(file));
  if (!isBuilt || compiled.some((file) => statSync(file).mtimeMs > statSync(command).mtimeMs)) {
    throw new Error("build the packages first: npm run build");
  }
}
