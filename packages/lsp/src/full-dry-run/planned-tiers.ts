import { type Environment, type Policy, parseHttpUrl, resolveText, type TextValue } from "@a3s/sentry-core";
import type { FullDryRunPlan, FullDryRunTier } from "../protocol/full-dry-run.js";

export interface PlanningOptions {
  readonly without: readonly FullDryRunTier[];
  /** What the variables say, once the user has agreed that they are read. */
  readonly environment?: Environment;
  /** The path from the root of a path as the policy spells it. */
  readonly absolutePath: (path: string) => string;
}

export type PlannedTiers = Pick<FullDryRunPlan, "next" | "llm" | "agent" | "sae" | "variables">;

/** Names what the tiers of a policy contact, start and read. No variable is looked at but those that are given. */
export function plannedTiers(policy: Policy, options: PlanningOptions): PlannedTiers {
  const { environment, absolutePath } = options;
  const { llm, agent, sae } = usedTiers(policy, options.without);
  const said = (text: TextValue, shown: (value: string) => string = (value) => value) => {
    const resolved = isLiteral(text) || environment !== undefined ? resolveText(text, environment ?? {}) : undefined;
    return resolved?.ok ? shown(resolved.value) : expressionOf(text);
  };
  const naming = [llm?.url, llm?.model, agent?.bin, agent?.skills, sae?.dict].filter((text) => text !== undefined);
  const isUnknown = environment === undefined && !naming.every(isLiteral);
  return {
    next: isUnknown ? "variables" : "run",
    ...(llm && { llm: { endpoint: said(llm.url, originOf), model: said(llm.model) } }),
    ...(agent && {
      agent: {
        bin: said(agent.bin, (bin) => (/[/\\]/.test(bin) ? absolutePath(bin) : bin)),
        ...(agent.skills && { skills: said(agent.skills, absolutePath) }),
        ...(agent.args && { args: agent.args }),
      },
    }),
    ...(sae && { sae: { dictionary: said(sae.dict, absolutePath) } }),
    variables: neededVariables(policy, options.without),
  };
}

/**
 * The names of the variables that a run reads. Those of deny-files are not needed, because none is written; those of the
 * model are needed where only the agent runs, so that it does not inherit what opens the model.
 */
export function neededVariables(policy: Policy, without: readonly FullDryRunTier[]): readonly string[] {
  const { llm, agent, sae } = usedTiers(policy, without);
  const model = llm ?? (agent && policy.llm);
  const texts = [model?.url, model?.model, model?.key, agent?.bin, agent?.skills, sae?.dict];
  return [...new Set(texts.flatMap(variablesOf))];
}

/** Every variable that a policy names. */
export function allVariables({ llm, agent, sae, deny }: Policy): readonly string[] {
  const texts = [llm?.url, llm?.model, llm?.key, agent?.bin, agent?.skills, sae?.dict];
  return [...texts, deny?.egress, deny?.file, deny?.exec].flatMap(variablesOf);
}

/** The tiers that a policy configures, without those that are left out. */
export function usedTiers({ llm, agent, sae }: Policy, without: readonly FullDryRunTier[]) {
  return {
    ...(llm && !without.includes("llm") && { llm }),
    ...(agent && !without.includes("agent") && { agent }),
    ...(sae && !without.includes("sae") && { sae }),
  };
}

/** A URL may hold what opens the endpoint: only where it leads is shown. */
function originOf(url: string): string {
  return parseHttpUrl(url)?.origin ?? "not an http or https URL";
}

function isLiteral({ kind }: TextValue): boolean {
  return kind === "literal";
}

function variablesOf(text: TextValue | undefined): readonly string[] {
  if (text === undefined || text.kind === "literal") return [];
  return text.kind === "env" ? [text.name] : text.parts.flatMap(variablesOf);
}

/** How the policy makes a text, without the literals in it, which may be a part of a secret. */
function expressionOf(text: TextValue): string {
  if (text.kind === "literal") return "…";
  return text.kind === "env" ? `env("${text.name}")` : `concat(${text.parts.map(expressionOf).join(", ")})`;
}
