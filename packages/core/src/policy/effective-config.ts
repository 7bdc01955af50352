import type { Policy, TextValue } from "./policy.js";

/** A text, or the call that it comes from in the plain data model. */
export type ConfigText = string | { readonly $call: string; readonly args: readonly ConfigText[] };

/** What a policy comes to, as plain JSON: defaults filled in, calls not evaluated, rules by name in effective order. */
export interface EffectiveConfig {
  readonly fail_closed: boolean;
  readonly dry_run: boolean;
  readonly speculate: string | null;
  readonly llm: {
    readonly url: ConfigText;
    readonly model: ConfigText;
    readonly key: ConfigText | null;
    readonly timeout_s: number;
  } | null;
  readonly agent: {
    readonly bin: ConfigText;
    readonly skills: ConfigText | null;
    /** Only where the policy replaces the argument template. */
    readonly args?: readonly string[];
    readonly timeout_s: number;
  } | null;
  readonly sae: { readonly dict: ConfigText; readonly escalate_at: number; readonly block_at: number } | null;
  readonly deny: {
    readonly egress: ConfigText | null;
    readonly file: ConfigText | null;
    readonly exec: ConfigText | null;
  } | null;
  readonly rules: readonly string[];
}

/** Sums up a policy as plain JSON. */
export function effectiveConfig(policy: Policy): EffectiveConfig {
  const { llm, agent, sae, deny } = policy;
  return {
    fail_closed: policy.failClosed,
    dry_run: policy.dryRun,
    speculate: policy.speculate ?? null,
    llm:
      llm === undefined
        ? null
        : { url: plain(llm.url), model: plain(llm.model), key: orNull(llm.key), timeout_s: llm.timeoutSeconds },
    agent:
      agent === undefined
        ? null
        : {
            bin: plain(agent.bin),
            skills: orNull(agent.skills),
            ...(agent.args === undefined ? {} : { args: agent.args }),
            timeout_s: agent.timeoutSeconds,
          },
    sae: sae === undefined ? null : { dict: plain(sae.dict), escalate_at: sae.escalateAt, block_at: sae.blockAt },
    deny: deny === undefined ? null : { egress: orNull(deny.egress), file: orNull(deny.file), exec: orNull(deny.exec) },
    rules: policy.rules.map(({ name }) => name),
  };
}

function orNull(text: TextValue | undefined): ConfigText | null {
  return text === undefined ? null : plain(text);
}

function plain(text: TextValue): ConfigText {
  switch (text.kind) {
    case "literal":
      return text.value;
    case "env":
      return { $call: "env", args: [text.name] };
    case "concat":
      return { $call: "concat", args: text.parts.map(plain) };
  }
}
