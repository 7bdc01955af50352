import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildExtension, buildSuites } from "../../scripts/build.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { clickThrough } from "./click-through.js";
import { installTools } from "./install/install-tools.js";
import { printMeasures } from "./print-measures.js";
import { runDesktop } from "./run-desktop.js";
import { runSuite } from "./run-suite.js";
import type { TestResult } from "./suite-result.js";
import { takePictures } from "./take-pictures.js";

const isDesktop = process.env.SENTRY_DESKTOP !== undefined;
const tools = isDesktop ? undefined : await installTools();

if (tools === undefined) {
  await buildExtension();
  await buildSuites();
  it("passes in a desktop VS Code", runDesktop, 600_000);
} else if ("missing" in tools) {
  const notice = `THE TESTS IN A REAL VS CODE WERE SKIPPED: ${tools.missing}`;
  console.error(`\n${"!".repeat(80)}\n${notice}\n${"!".repeat(80)}\n`);
  it("runs in a real editor", ({ skip }) => skip(notice));
} else {
  const temporary = mkdtempSync(join(tmpdir(), "sentry-vsix-"));
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));
  const vsix = await packageExtension(join(temporary, "sentry-acl.vsix"));
  await buildSuites();
  const pictures = process.env.SENTRY_PICTURES;
  if (process.env.SENTRY_BENCH_EXT !== undefined) {
    it("prints sizes and times", () => printMeasures(tools, vsix), 300_000);
  } else if (pictures !== undefined) {
    it("takes the pictures of the documents", () => takePictures(tools, { vsix, directory: pictures }), 300_000);
  } else {
    const [node, web, untrusted] = await Promise.all([
      runSuite({ tools, host: "node" }),
      runSuite({ tools, host: "web" }),
      runSuite({ tools, host: "node", untrusted: true }),
    ]);
    const [nodeClicks, webClicks] = await Promise.all([
      clickThrough({ tools, vsix, host: "node" }),
      clickThrough({ tools, vsix, host: "web" }),
    ]);
    describe("in the extension host of Node", () => declare(node));
    describe("in the extension host of a web worker", () => declare(web));
    describe("in a workspace that is not trusted", () => {
      declare(untrusted);
      it("ran in one", () => {
        expect(untrusted.map(({ title }) => title)).toContain(
          "in a workspace that is not trusted what only reads works",
        );
      });
    });
    describe("packed, installed and clicked through beside a server", () => declare(nodeClicks));
    describe("packed, installed and clicked through without a server", () => declare(webClicks));
  }
}

/** What ran already becomes the tests of this file, so that each is counted. */
function declare(results: readonly TestResult[]): void {
  for (const { title, error } of results) {
    it(title, () => {
      if (error !== undefined) throw new Error(error);
    });
  }
}
