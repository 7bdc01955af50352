import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundleCommand } from "../../packages/cli/scripts/bundle.mjs";
import { bundleServer } from "../../packages/lsp/scripts/bundle.mjs";
import { buildExtension } from "../../packages/vscode-ext/scripts/build.mjs";
import { packageDirectories } from "./manifests.mjs";
import { root, run, StepFailed, toolCommand } from "./processes.mjs";

/** Brings the `dist` of every package up to date; the compiler itself knows what has changed. */
export async function build() {
  const projects = packageDirectories().filter((directory) => existsSync(join(root, directory, "src")));
  for (const project of projects) removeOrphans(join(root, project));
  const code = await run(toolCommand("tsc", ["-b", ...projects]));
  if (code !== 0) throw new StepFailed("The packages could not be built.");
  await Promise.all([bundleCommand(), bundleServer()]);
  await buildExtension();
}

/**
 * Removes the output of sources that are gone: the compiler leaves it, and a package would ship it.
 *
 * @param {string} project
 */
function removeOrphans(project) {
  const output = join(project, "dist");
  if (!existsSync(output)) return;
  for (const entry of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    const source = entry.replace(/\.(js|d\.ts)(\.map)?$/, ".ts");
    if (source !== entry && !existsSync(join(project, "src", source))) rmSync(join(output, entry));
  }
}
