import { cp, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const local = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes `bundle/`: the extension for Node and for web workers, the language server for both from its own package, the
 * script of the views, and the TextMate grammar.
 */
export async function buildExtension() {
  await mkdir(local("../bundle"), { recursive: true });
  const { build } = await import("esbuild");
  await Promise.all([
    build(nodeBundle("src/node.ts", "extension.js", { minify: true })),
    build(webBundle("src/browser.ts", "extension.web.js", { minify: true })),
    build({ ...webBundle("src/webview/main.ts", "results.js", { minify: true }), format: "iife", external: [] }),
    copy("../views/results.css", "results.css"),
    copy("../../lsp/bundle/node.cjs", "server.js"),
    copy("../../lsp/bundle/browser.js", "server.web.js"),
    copy("../../../grammar/syntaxes/acl.tmLanguage.json", "acl.tmLanguage.json"),
  ]);
}

/** Writes `bundle/test/`: the suite with Mocha, for both hosts. */
export async function buildSuites() {
  const { build } = await import("esbuild");
  await Promise.all([
    build(nodeBundle("test/suite/main.ts", "test/node.js", mocha)),
    build(webBundle("test/suite/main.ts", "test/web.js", { define: { ...mocha.define, ...webGlobals } })),
    build(nodeBundle("test/suite/activation.ts", "test/activation-node.js", {})),
    build(webBundle("test/suite/activation.ts", "test/activation-web.js", {})),
  ]);
}

/** Mocha's build for browsers would take the exports of the bundle for its own. */
const mocha = { define: { exports: "undefined" } };

const webGlobals = { global: "globalThis" };

/**
 * @param {string} entry
 * @param {string} output
 * @param {import("esbuild").BuildOptions} more
 * @returns {import("esbuild").BuildOptions}
 */
function nodeBundle(entry, output, more) {
  return { ...common(entry, output), platform: "node", target: "node20.19", ...more };
}

/**
 * @param {string} entry
 * @param {string} output
 * @param {import("esbuild").BuildOptions} more
 * @returns {import("esbuild").BuildOptions}
 */
function webBundle(entry, output, more) {
  return { ...common(entry, output), platform: "browser", target: "es2022", define: webGlobals, ...more };
}

/**
 * @param {string} entry
 * @param {string} output
 * @returns {import("esbuild").BuildOptions}
 */
function common(entry, output) {
  return {
    entryPoints: [local(`../${entry}`)],
    outfile: local(`../bundle/${output}`),
    bundle: true,
    format: "cjs",
    external: ["vscode"],
    legalComments: "none",
    logLevel: "warning",
  };
}

/**
 * @param {string} from
 * @param {string} output
 */
async function copy(from, output) {
  await cp(local(from), local(`../bundle/${output}`));
}
