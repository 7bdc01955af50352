import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe("the core in a browser", () => {
  it("has nothing of Node in its graph, judges, and reports denies that it cannot write", async () => {
    const bundle = await build({
      entryPoints: [source("src/index.ts")],
      bundle: true,
      platform: "browser",
      format: "iife",
      globalName: "sentryCore",
      write: false,
      metafile: true,
      logLevel: "silent",
      alias: {
        "#platform": source("src/platform/browser.ts"),
        "@a3s/acl-grammar": source("../../grammar/src/index.ts"),
        "@a3s/acl-grammar/regex": source("../../grammar/src/regex/index.ts"),
      },
    });
    const inputs = Object.keys(bundle.metafile.inputs);
    expect(
      inputs.filter((path) => /^node:|platform\/node\.ts|enforce\/(?:deny-file|file-lock|create-enforcer)/.test(path)),
    ).toEqual([]);

    const globals = createContext({ TextEncoder, TextDecoder, AbortController, AbortSignal, console, URL });
    const [output] = bundle.outputFiles;
    runInContext(output?.text ?? "", globals);
    const program = `(async () => {
      const { Sentry, egress } = sentryCore;
      const errors = [];
      const sentry = Sentry.create('deny { egress = "/e" }\\n', { onEnforceError: (error) => errors.push(error.message) });
      const result = await sentry.evaluateAndEnforce(egress(1, "169.254.169.254", 80));
      let missing;
      try { Sentry.create("sentry.acl"); } catch (error) { missing = error.message; }
      return JSON.stringify({ verdict: result.decision.verdict, enforced: result.enforced, errors, missing });
    })()`;
    expect(JSON.parse(String(await (runInContext(program, globals) as Promise<string>)))).toEqual({
      verdict: "block",
      errors: ["writing deny file /e: no file system"],
      missing: "reading config sentry.acl: no such file",
    });
  });
});
