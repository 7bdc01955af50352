import type { ExpectComment } from "../comments/expectations.js";
import { MovedRule } from "../parts/moved-rule.js";
import type {
  AgentSettings,
  Assertion,
  DenySettings,
  Expectation,
  LlmSettings,
  Policy,
  Rule,
  SaeSettings,
  TextValue,
} from "../policy.js";
import { agentBlock } from "../schema/agent.js";
import { llmBlock } from "../schema/llm.js";
import { saeBlock } from "../schema/sae.js";
import type { BlockSchema } from "../schema/types.js";
import { booleanOf, numberOf, textOf, textsOf } from "./field-values.js";
import type { AssertionModel, BodyModel, PolicyModel, RuleModel } from "./model.js";
import { speculateOf } from "./speculate.js";

/** The typed policy: what is sound in the model, defaults filled in. */
export function buildPolicy(model: PolicyModel, expectations: readonly Expectation[], layer: Rule["layer"]): Policy {
  const { document, singles } = model;
  const speculate = speculateOf(document)?.value;
  const llm = buildLlm(singles.get("llm")?.body);
  const agent = buildAgent(singles.get("agent")?.body);
  const sae = buildSae(singles.get("sae")?.body);
  const deny = buildDeny(singles.get("deny")?.body);
  return {
    failClosed: booleanOf(document, "fail_closed") ?? false,
    dryRun: booleanOf(document, "dry_run") ?? false,
    ...(speculate === undefined ? {} : { speculate }),
    ...(llm === undefined ? {} : { llm }),
    ...(agent === undefined ? {} : { agent }),
    ...(sae === undefined ? {} : { sae }),
    ...(deny === undefined ? {} : { deny }),
    rules: buildRules(model.rules, layer),
    mask: model.mask.flatMap(({ name, match }) =>
      match.regex.tree === undefined ? [] : [{ name, regex: match.regex, range: match.text.range }],
    ),
    assertions: model.assertions.flatMap((assertion) => buildAssertion(assertion) ?? []),
    expectations,
  };
}

function buildLlm(body: BodyModel | undefined): LlmSettings | undefined {
  const url = textOf(body, "url");
  if (url === undefined) return undefined;
  const key = unlessEmpty(textOf(body, "key"));
  const model = textOf(body, "model") ?? defaultText(llmBlock, "model", url);
  const timeoutSeconds = numberOf(body, "timeout_s") ?? defaultNumber(llmBlock, "timeout_s");
  return { url, model, ...(key === undefined ? {} : { key }), timeoutSeconds };
}

function buildAgent(body: BodyModel | undefined): AgentSettings | undefined {
  const bin = textOf(body, "bin");
  if (bin === undefined) return undefined;
  const skills = unlessEmpty(textOf(body, "skills"));
  const args = textsOf(body, "args")?.map(({ value }) => value);
  const timeoutSeconds = numberOf(body, "timeout_s") ?? defaultNumber(agentBlock, "timeout_s");
  return {
    bin,
    ...(skills === undefined ? {} : { skills }),
    ...(args === undefined ? {} : { args }),
    timeoutSeconds,
  };
}

function buildSae(body: BodyModel | undefined): SaeSettings | undefined {
  const dict = textOf(body, "dict");
  if (dict === undefined) return undefined;
  return {
    dict,
    escalateAt: numberOf(body, "escalate_at") ?? defaultNumber(saeBlock, "escalate_at"),
    blockAt: numberOf(body, "block_at") ?? defaultNumber(saeBlock, "block_at"),
  };
}

function buildDeny(body: BodyModel | undefined): DenySettings | undefined {
  if (body === undefined) return undefined;
  const egress = unlessEmpty(textOf(body, "egress"));
  const file = unlessEmpty(textOf(body, "file"));
  const exec = unlessEmpty(textOf(body, "exec"));
  return {
    ...(egress === undefined ? {} : { egress }),
    ...(file === undefined ? {} : { file }),
    ...(exec === undefined ? {} : { exec }),
  };
}

function buildRules(models: readonly RuleModel[], layer: Rule["layer"]): readonly Rule[] {
  const rules: Rule[] = [];
  for (const model of models) {
    const rule = model instanceof MovedRule ? model.built : buildRule(model, layer);
    if (rule !== undefined) rules.push(rule);
  }
  return rules;
}

/** The rule that judges; undefined where something in it is not sound. */
export function buildRule(rule: RuleModel, layer: Rule["layer"]): Rule | undefined {
  const { name, on, match, verdict, severity, reason, action, risk } = rule;
  if (name === undefined || name.value === "" || reason === undefined || match?.regex.tree === undefined)
    return undefined;
  if (on?.value === undefined || verdict?.value === undefined || severity?.value === undefined) return undefined;
  if (isUnsound(rule.body, "action", action) || isUnsound(rule.body, "risk", risk)) return undefined;
  return {
    name: name.value,
    on: on.value,
    match: match.text.value,
    regex: match.regex,
    verdict: verdict.value,
    severity: severity.value,
    reason: reason.value,
    ...(action?.value === undefined ? {} : { action: action.value }),
    ...(risk?.value === undefined ? {} : { risk: risk.value }),
    layer,
    range: rule.body.node.range,
    nameRange: name.range,
  };
}

/** An optional field that is there but says nothing that could be used. */
function isUnsound(body: BodyModel, name: string, chosen: { readonly value?: string } | undefined): boolean {
  const field = body.fields.get(name);
  return field !== undefined && field.sound?.kind !== "null" && chosen?.value === undefined;
}

function buildAssertion({ name, on, match, verdict, body }: AssertionModel): Assertion | undefined {
  if (name === undefined || match?.regex.tree === undefined) return undefined;
  if (on?.value === undefined || verdict?.value === undefined) return undefined;
  return {
    name: name.value,
    on: on.value,
    regex: match.regex,
    verdict: verdict.value,
    range: body.node.range,
    nameRange: body.nameRange,
  };
}

/** What is sound among the comments that mean to be expectations. */
export function buildExpectations(comments: readonly ExpectComment[]): readonly Expectation[] {
  return comments.flatMap((comment) => buildExpectation(comment) ?? []);
}

function buildExpectation({ rule, verdict, event, range }: ExpectComment): Expectation | undefined {
  const name = rule?.name?.value;
  const on = rule?.on?.value;
  if (name === undefined || on === undefined || verdict === undefined || event === undefined) return undefined;
  return { rule: name, on, verdict, event, range };
}

function unlessEmpty(text: TextValue | undefined): TextValue | undefined {
  return text?.kind === "literal" && text.value === "" ? undefined : text;
}

function defaultNumber(block: BlockSchema, name: string): number {
  const value = block.body.attributes[name]?.default;
  if (typeof value !== "number") throw new TypeError("the schema gives this attribute no number as its default");
  return value;
}

/** A default has no place of its own; it is given that of the attribute that makes the block whole. */
function defaultText(block: BlockSchema, name: string, placedAt: TextValue): TextValue {
  const value = block.body.attributes[name]?.default;
  if (typeof value !== "string") throw new TypeError("the schema gives this attribute no text as its default");
  return { kind: "literal", value, range: placedAt.range };
}
