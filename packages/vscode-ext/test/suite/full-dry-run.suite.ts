import type { FullDryRunResult } from "@a3s/sentry-lsp";
import { commands, type MessageOptions, window, workspace } from "vscode";
import type { AskedModel } from "../real-editor/suite-result.js";
import { activated, closeAll, equal, file, ok, show, tabLabels, until } from "./support.js";

describe("a dry run with models and agents", () => {
  let isLocal = false;
  let endpoint = "";
  before(async () => {
    await activated();
    isLocal = file("tiers.acl").scheme === "file";
    const text = (await workspace.openTextDocument(file("model-here.acl"))).getText();
    endpoint = /"(http:[^"]+)"/.exec(text)?.[1] ?? "";
    ok(endpoint, "the policy names no endpoint");
  });
  afterEach(closeAll);

  /** What came to the endpoint. */
  const asked = async (): Promise<AskedModel[]> => (await fetch(endpoint)).json();

  it("says what is contacted and started, and does nothing when the user does not agree", async () => {
    const { told } = await running("tiers.acl", []);
    const [first, ...others] = told;
    ok(first && others.length === 0, `the user is told ${JSON.stringify(told)}`);
    equal(first.modal, workspace.isTrusted, first.message);
    const named = ["http://127.0.0.1:9", "guard-small", "events are judged"];
    const agent = isLocal ? "/nowhere/incident-agent" : "Left out: the agent";
    for (const what of workspace.isTrusted ? [...named, agent] : [])
      ok(first.detail.includes(what), `${what} is not in ${first.detail}`);
    equal(tabLabels(), ["tiers.acl"]);
  });

  it("asks the model that it has named, and shows what it says", async () => {
    const before = (await asked()).length;
    const { told, answers } = await running("model-here.acl", ["Contact and Run"], async () => {
      equal((await asked()).length, before, "questions before the user agreed");
    });
    const questions = (await asked()).slice(before);
    if (!workspace.isTrusted) {
      equal(
        [told.map(({ modal }) => modal), questions.length, tabLabels()],
        [[false], 0, ["model-here.acl"]],
        "what is done in a workspace that is not trusted",
      );
      return;
    }
    equal(told.length, 1, "how often the user is asked");
    ok(told[0]?.detail.includes(`${new URL(endpoint).origin}, model guard-small`), `told ${told[0]?.detail}`);
    equal(
      questions.map(({ body }) => body.includes("nc -l 4444")),
      [true],
    );
    equal(judged(answers), [
      ["block", "Llm"],
      ["allow", "Rules"],
    ]);
    await until("the table", () => tabLabels().find((label) => label === "Dry run of model-here.acl with all tiers"));
  });

  it("reads variables when the user agrees to that, names what they say, and tells nobody the key", async () => {
    const before = (await asked()).length;
    const { told, answers } = await running("model.acl", ["Read Variables", "Contact and Run"], async () => {
      equal((await asked()).length, before, "questions before the user agreed");
    });
    const questions = (await asked()).slice(before);
    if (!workspace.isTrusted || !isLocal) {
      // A browser has no variables to read.
      equal([told.at(-1)?.modal, questions.length, tabLabels()], [false, 0, ["model.acl"]], "what is done here");
      return;
    }
    const [first, second] = told;
    ok(first, "nothing is told");
    ok(first.detail.includes('env("SENTRY_TEST_MODEL_URL")'), `told ${first.detail}`);
    ok(!first.detail.includes("127.0.0.1"), "a variable was read before the user agreed");
    ok(second?.detail.includes(new URL(endpoint).origin), `told ${second?.detail}`);
    equal([told.length, questions.map(({ isKeyRight }) => isKeyRight)], [2, [true]]);
    equal(judged(answers), [
      ["block", "Llm"],
      ["allow", "Rules"],
    ]);
    const { SENTRY_TEST_MODEL_KEY: key = "" } = process.env;
    ok(key, "there is no key");
    const shown = workspace.textDocuments.map((document) => document.getText());
    ok(!JSON.stringify([told, answers, shown, tabLabels()]).includes(key), "the key is shown");
  });

  it("contacts nobody when the user declines what the variables say", async () => {
    const before = (await asked()).length;
    const { told } = await running("model.acl", ["Read Variables"]);
    equal(told.length, workspace.isTrusted ? 2 : 1, "how often the user is told something");
    equal([(await asked()).length, tabLabels()], [before, ["model.acl"]], "what is done");
  });
});

interface Told {
  readonly message: string;
  readonly modal: boolean;
  readonly detail: string;
}

/** Runs the command on a policy. Each question is answered with the button that is named next; the rest are declined. */
async function running(policy: string, buttons: readonly string[], whenAsked: () => Promise<void> = async () => {}) {
  await show(policy);
  const { server } = await activated();
  const told: Told[] = [];
  const answers: FullDryRunResult[] = [];
  const next = [...buttons];
  const { showWarningMessage: ask } = window;
  const { request } = server;
  const answer = async (message: string, options?: MessageOptions, ...offered: string[]) => {
    told.push({ message, modal: options?.modal === true, detail: options?.detail ?? "" });
    await whenAsked();
    return offered.includes(next[0] ?? "") ? next.shift() : undefined;
  };
  const record = async (method: Parameters<typeof request>[0], ...params: [object]) => {
    const result = await request<FullDryRunResult>(method, ...params);
    if (method === "sentry/fullDryRun") answers.push(result);
    return result;
  };
  Object.assign(window, { showWarningMessage: answer });
  Object.assign(server, { request: record });
  try {
    await commands.executeCommand("sentry.fullDryRun");
  } finally {
    Object.assign(window, { showWarningMessage: ask });
    Object.assign(server, { request });
  }
  return { told, answers };
}

function judged(answers: readonly FullDryRunResult[]): unknown {
  const last = answers.at(-1);
  if (last?.outcome !== "done") return last;
  return last.files.flatMap(({ rows }) => rows.map((row) => ("verdict" in row ? [row.verdict, row.tier] : [])));
}
