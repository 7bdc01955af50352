import { fileURLToPath } from "node:url";

const local = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes the server as one file each for Node and for a web worker, from the built packages. The first is CommonJS,
 * because editors start it with the Node that they have; the second is a classic script, because a worker starts as one.
 */
export async function bundleServer() {
  // Only here, so that the workspace's commands start without any dependency.
  const esbuild = await import("esbuild");
  const shared = /** @type {const} */ ({
    bundle: true,
    minify: true,
    keepNames: true,
    sourcemap: false,
    legalComments: "linked",
    logLevel: "warning",
  });
  await Promise.all([
    esbuild.build({
      ...shared,
      entryPoints: [local("../dist/main/node.js")],
      outfile: local("../bundle/node.cjs"),
      platform: "node",
      format: "cjs",
      target: "node20.19",
      // The core finds a worker of its judge beside itself; the server judges without tiers and never starts it.
      logOverride: { "empty-import-meta": "silent" },
      // A library's error text shows an import statement. Without something of CommonJS that is as plain, tools that
      // look at the text take the file for an ES module.
      banner: { js: `"use strict";\nmodule.exports;` },
    }),
    esbuild.build({
      ...shared,
      entryPoints: [local("../dist/main/browser.js")],
      outfile: local("../bundle/browser.js"),
      platform: "browser",
      format: "iife",
      target: "es2022",
    }),
  ]);
}
