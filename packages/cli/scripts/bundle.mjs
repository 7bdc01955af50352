import { fileURLToPath } from "node:url";

const local = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes the command as one file, from the built packages: a command is started for every file that is checked, and to
 * open a thousand modules takes several times as long as most of what it does. The language server stays outside; it
 * is loaded by `sentry lsp` alone.
 */
export async function bundleCommand() {
  // Only here, so that the workspace's commands start without any dependency.
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: [local("../dist/main.js")],
    outfile: local("../bundle/sentry.js"),
    bundle: true,
    minify: true,
    keepNames: true,
    legalComments: "linked",
    platform: "node",
    format: "esm",
    target: "node20.19",
    external: ["@a3s/sentry-lsp/node"],
    // Libraries that are CommonJS ask for modules of Node by `require`.
    banner: {
      js: 'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);',
    },
    logLevel: "warning",
  });
}
