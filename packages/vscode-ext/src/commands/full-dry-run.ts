import type {
  FullDryRunParams,
  FullDryRunPlan,
  FullDryRunRefused,
  FullDryRunResult,
  FullDryRunTier,
  PlanFullDryRunParams,
  PlanFullDryRunResult,
  RulesResult,
} from "@a3s/sentry-lsp";
import { type CancellationToken, l10n, ProgressLocation, type Uri, window, workspace } from "vscode";
import type { Server } from "../client/server.js";
import { activePolicy } from "../editor/active-policy.js";
import { fileName } from "../editor/file-name.js";
import { dryRunTable } from "../results/dry-run-table.js";
import { oneLine } from "../results/one-line.js";
import { showResults } from "../results/results-panel.js";
import type { Table } from "../results/table.js";
import type { CommandContext } from "./command-context.js";
import { explainAt } from "./explain-event.js";

/**
 * Shows what a policy says with its model and its agent. Nothing is contacted or started before the user was shown what,
 * and has agreed; nothing at all in a workspace that is not trusted.
 */
export async function fullDryRun(context: CommandContext, named?: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(l10n.t("Models are asked and agents are started in a trusted workspace only."));
    return;
  }
  const policy = await activePolicy(context.server, named);
  if (policy === undefined) return;
  await showResults(context.extensionUri, {
    load: () => runAgreed(context, policy),
    explain: async ({ event }) => {
      if (event !== undefined) await explainAt(context, policy, { at: event });
    },
  });
}

async function runAgreed({ server }: CommandContext, policy: Uri): Promise<Table | undefined> {
  const uri = policy.toString();
  const planned = await plan(server, uri);
  let answer: PlanFullDryRunResult | FullDryRunResult | null = planned.answer;
  // A second plan names what only variables of the environment said.
  while (answer?.outcome === "confirm") {
    if (!asksAnything(answer)) {
      void window.showInformationMessage(
        planned.refused ?? l10n.t("{0} configures no model and no agent: the rules alone decide.", fileName(policy)),
      );
      return undefined;
    }
    if (answer.events === 0) {
      void window.showInformationMessage(
        l10n.t("There are no sample events. Put NAME.events.ndjson beside NAME.acl, or choose a file of events."),
      );
      return undefined;
    }
    if (!(await agrees(fileName(policy), answer, planned.without))) return undefined;
    answer = await run(server, { token: answer.token });
  }
  if (answer === null) return undefined;
  if (answer.outcome === "refused") {
    void window.showWarningMessage(answer.message);
    return undefined;
  }
  const rules = await server.request<RulesResult | null>("sentry/rules", { uri });
  return dryRunTable(fileName(policy), { files: answer.files, tiers: "all" }, rules?.rules ?? []);
}

interface Planned {
  readonly answer: PlanFullDryRunResult | null;
  /** Tiers that cannot run here, and the first refusal because of them. */
  readonly without: readonly FullDryRunTier[];
  readonly refused?: string;
}

const impossibleHere: Partial<Record<FullDryRunRefused["refused"], FullDryRunTier>> = {
  agent: "agent",
  dictionary: "sae",
};

/** Asks for a plan. What a browser cannot do is left out, so that the model is asked there as well. */
async function plan(server: Server, uri: string, { without, refused }: Omit<Planned, "answer"> = { without: [] }) {
  const params: PlanFullDryRunParams = { uri, without };
  const answer = await server.request<PlanFullDryRunResult | null>("sentry/planFullDryRun", params);
  const tier = answer?.outcome === "refused" ? impossibleHere[answer.refused] : undefined;
  if (answer?.outcome !== "refused" || tier === undefined || without.includes(tier)) {
    const planned: Planned = { answer, without, ...(refused !== undefined && { refused }) };
    return planned;
  }
  return plan(server, uri, { without: [...without, tier], refused: refused ?? answer.message });
}

function asksAnything({ llm, agent, sae }: FullDryRunPlan): boolean {
  return llm !== undefined || agent !== undefined || sae !== undefined;
}

async function run(server: Server, agreed: FullDryRunParams): Promise<FullDryRunResult | null> {
  const progress = {
    location: ProgressLocation.Notification,
    title: l10n.t("Asking models and agents"),
    cancellable: true,
  };
  return window.withProgress(progress, async (_, token: CancellationToken) => {
    try {
      return await server.request<FullDryRunResult>("sentry/fullDryRun", agreed, token);
    } catch (error) {
      if (token.isCancellationRequested) return null;
      throw error;
    }
  });
}

async function agrees(policy: string, plan: FullDryRunPlan, without: readonly FullDryRunTier[]): Promise<boolean> {
  const agree = plan.next === "variables" ? l10n.t("Read Variables") : l10n.t("Contact and Run");
  const message =
    plan.next === "variables"
      ? l10n.t("Read variables of the environment, to tell what {0} contacts and starts?", policy)
      : l10n.t("Dry-run {0} with its models and agents?", policy);
  const chosen = await window.showWarningMessage(message, { modal: true, detail: planText(plan, without) }, agree);
  return chosen === agree;
}

/** What happens when the user agrees, a line for each thing. What a policy says stands in it as it is, on one line. */
export function planText(plan: FullDryRunPlan, without: readonly FullDryRunTier[]): string {
  const { llm, agent, sae, variables, events, escalated } = plan;
  return [
    l10n.t("{0} events are judged; the rules leave {1} of them to deeper tiers.", events, escalated),
    ...(llm === undefined ? [] : [l10n.t("Asked: {0}, model {1}", oneLine(llm.endpoint), oneLine(llm.model))]),
    ...(agent === undefined ? [] : [l10n.t("Started: {0}", [agent.bin, ...(agent.args ?? [])].map(oneLine).join(" "))]),
    ...(agent?.skills === undefined ? [] : [l10n.t("Skills: {0}", oneLine(agent.skills))]),
    ...(sae === undefined ? [] : [l10n.t("Dictionary read: {0}", oneLine(sae.dictionary))]),
    ...(variables.length === 0 ? [] : [l10n.t("Variables read: {0}", variables.map(oneLine).join(", "))]),
    ...(without.includes("agent") ? [l10n.t("Left out: the agent; no program can be started here.")] : []),
    ...(without.includes("sae") ? [l10n.t("Left out: the dictionary; no file can be read here by its path.")] : []),
    l10n.t("No deny-file is written."),
  ].join("\n");
}
