import { commands, type MessageOptions, window, workspace } from "vscode";
import { activated, closeAll, equal, file, ok, show, tabLabels } from "./support.js";

describe("a dry run with models and agents", () => {
  before(activated);
  afterEach(closeAll);

  it("says what is contacted and started, and does nothing when the user does not agree", async () => {
    await show("tiers.acl");
    const told: { message: string; modal: boolean; detail: string }[] = [];
    const asked = window.showWarningMessage;
    const decline = async (message: string, options?: MessageOptions) => {
      told.push({ message, modal: options?.modal === true, detail: options?.detail ?? "" });
    };
    Object.assign(window, { showWarningMessage: decline });
    try {
      await commands.executeCommand("sentry.fullDryRun");
    } finally {
      Object.assign(window, { showWarningMessage: asked });
    }
    const [first, ...others] = told;
    ok(first && others.length === 0, `the user is told ${JSON.stringify(told)}`);
    // Without a trusted workspace and a process to start programs from it is refused, and there is nothing to agree to.
    const isPossible = workspace.isTrusted && file("tiers.acl").scheme === "file";
    equal(first.modal, isPossible, first.message);
    if (isPossible) {
      for (const what of ["http://127.0.0.1:9", "guard-small", "/nowhere/incident-agent", "events are judged"])
        ok(first.detail.includes(what), `${what} is not in ${first.detail}`);
    }
    equal(tabLabels(), ["tiers.acl"]);
  });
});
