import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { cellsOf, choose, command, eventually, openTable, type Step } from "../desk.js";
import { expectSame } from "../expect-same.js";
import { runCopied } from "../run-copied.js";

/** What two policies judge differently, and what a terminal says to the same. */
export const comparisonSteps: readonly Step[] = [
  [
    "an event that two policies judge differently is explained by both, and leads to their rules",
    async ({ page }) => {
      const view = await openTable(page, "failing.acl", "Sentry: Compare with Another Policy", "open.acl");
      await select(view, "no-netcat");
      await view.getByRole("button", { name: "Explain" }).click();
      const trace = page.locator(".monaco-editor[data-uri^='sentry-trace']");
      for (const text of ["Judged by open.acl", "Judged by failing.acl", "decides: block"]) {
        await trace.locator(".view-line", { hasText: text }).first().waitFor();
      }
      await trace
        .locator(".detected-link", { hasText: "no-netcat" })
        .first()
        .click({ modifiers: ["Control"] });
      await page.locator('.tab.active[data-resource-name="failing.acl"]').waitFor();
      await page.locator("#status\\.editor\\.selection", { hasText: "Ln 5" }).waitFor();
      await select(view, "look-closer");
      await view.getByRole("button", { name: "Go to old rule" }).click();
      await page.locator('.tab.active[data-resource-name="open.acl"]').waitFor();
    },
  ],
  [
    "a command line that is copied from a view says the same on a terminal",
    async ({ page, directory }) => {
      const view = await openTable(page, "failing.acl", "Sentry: Dry-Run Policy on Sample Events");
      if (directory === undefined) {
        expectSame(await view.getByRole("button", { name: "Copy command" }).count(), 0);
        return;
      }
      const printed = (await copied(page, () => copyIn(view))) as readonly (
        | JudgedLine
        | { readonly summary: object }
      )[];
      const judged = printed.filter((line) => "decision" in line);
      expectSame(
        (await cellsOf(view)).map(([line, verdict, , severity, , , , reason]) => [line, verdict, severity, reason]),
        judged.map(({ line, decision }) => [String(line), decision.verdict, decision.severity, decision.reason]),
      );

      const rules = await openTable(page, "failing.acl", "Sentry: Show Effective Rule Order");
      const [listed] = (await copied(page, () => copyIn(rules))) as readonly {
        readonly rules: readonly ListedRule[];
      }[];
      expectSame(
        (await cellsOf(rules)).map((cells) => cells.slice(0, 6)),
        listed?.rules.map(({ position, layer, name, on, verdict, severity }) => [
          String(position),
          ...[layer, name, on, verdict, severity],
        ]),
      );

      const other = await openTable(page, "failing.acl", "Sentry: Compare with Another Policy", "open.acl");
      expectSame((await cellsOf(other)).map(withoutEvent), changesOf(await copied(page, () => copyIn(other))));

      appendFileSync(join(directory, "failing.acl"), newRule);
      const committed = await openCommitted(page);
      const changes = await cellsOf(committed);
      expectSame(changes.map(withoutEvent), changesOf(await copied(page, () => copyIn(committed))));

      // What explains one of these events by the two policies stands below its traces, and is copied from there.
      await committed.getByRole("button", { name: "Explain" }).click();
      const trace = page.locator(".monaco-editor[data-uri^='sentry-trace']");
      await trace.locator(".view-line", { hasText: "Judged by the last commit" }).waitFor();
      await trace.locator(".view-line").first().click();
      const explained: (string | undefined)[] = [];
      for (const policy of ["the last commit", "failing.acl"]) {
        const copy = async () => {
          await command(page, "Sentry: Copy as Command Line");
          await choose(page, `Explanation by ${policy}`);
        };
        const [trace] = (await copied(page, copy)) as readonly { readonly decision: { readonly verdict: string } }[];
        explained.push(trace?.decision.verdict);
      }
      expectSame(explained, [changes[0]?.[1], changes[0]?.[3]]);
    },
  ],
];

const newRule = `
rule "no-make" {
  on       = "ToolExec"
  match    = '^make\\s'
  verdict  = "block"
  severity = "low"
  reason   = "make is not used here"
}
`;

interface JudgedLine {
  readonly line: number;
  readonly decision: { readonly verdict: string; readonly severity: string; readonly reason: string };
}

interface ListedRule {
  readonly position: number;
  readonly layer: string;
  readonly name: string;
  readonly on: string;
  readonly verdict: string;
  readonly severity: string;
}

interface Change {
  readonly before: { readonly verdict: string; readonly rule: { readonly name: string } | null };
  readonly after: Change["before"];
}

/** What `sentry diff` prints, as the rows of the view without their events: one of many stands for all of a row. */
function changesOf(printed: readonly unknown[]): string[][] {
  const [diff] = printed as readonly {
    readonly kinds: readonly { readonly kind: string; readonly changes: readonly Change[] }[];
  }[];
  return (diff?.kinds ?? []).flatMap(({ kind, changes }) =>
    changes.map(({ before, after }) => {
      const sides = [before, after].flatMap(({ verdict, rule }) => [verdict, rule?.name ?? "no rule"]);
      return [kind, ...sides];
    }),
  );
}

const withoutEvent = (cells: readonly string[]) => cells.slice(0, -1);

/** Makes the row current that names a rule. */
async function select(view: Frame, rule: string): Promise<void> {
  await view.locator(".canvas [role=row]", { hasText: rule }).first().locator("[role=gridcell]").first().click();
}

/** The editor learns of the repository, and of a change on the disk, a little later. */
async function openCommitted(page: Page): Promise<Frame> {
  return eventually(() => openTable(page, "failing.acl", "Sentry: Compare with the Version in Git"));
}

async function copyIn(view: Frame): Promise<void> {
  await view.getByRole("button", { name: "Copy command" }).click();
}

/** Runs what was copied, and gives what it prints. */
async function copied(page: Page, copy: () => Promise<void>): Promise<readonly unknown[]> {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await copy();
  for (let attempt = 0; attempt < 100; attempt++) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (text !== "") return runCopied(text);
    await page.waitForTimeout(50);
  }
  throw new Error("nothing was copied");
}
