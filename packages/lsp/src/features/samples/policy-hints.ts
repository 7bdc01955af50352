import type { Block, Document, ObjectLiteral, Range } from "@a3s/acl-grammar";
import { builtinRules, policySchema } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import type { InlineHint } from "../inline-hint.js";

/** Which hints are shown. */
export interface PolicyHintOptions {
  readonly order: boolean;
  readonly failsOpen: boolean;
  readonly defaults: boolean;
}

/**
 * The number of each rule in the effective order, a mark on rules that escalate where no deeper tier answers and the event
 * is allowed, and the values of attributes that are left out. While the file has errors, the defaults alone: what the
 * order is, and whether somebody answers, is not known then.
 */
export function policyHints({ analysis }: PolicySnapshot, options: PolicyHintOptions, range?: Range): InlineHint[] {
  const { policy, parsed, accepted } = analysis;
  const hints: InlineHint[] = [];
  if (accepted) {
    const failsOpen = !policy.failClosed && policy.llm === undefined && policy.agent === undefined;
    const builtin = builtinRules().length;
    for (const [index, rule] of policy.rules.entries()) {
      const offset = rule.nameRange.end;
      if (options.order) {
        const tooltip = `Rule ${index + 1} of ${policy.rules.length} in the file; ${builtin} built-in rules follow.`;
        hints.push({ offset, label: `#${index + 1}`, tooltip });
      }
      if (options.failsOpen && failsOpen && rule.verdict === "escalate") {
        hints.push({ offset, label: "fails open", tooltip: failsOpenText });
      }
    }
  }
  if (options.defaults) hints.push(...defaultHints(parsed.document));
  hints.sort((a, b) => a.offset - b.offset);
  return range === undefined ? hints : hints.filter(({ offset }) => range.start <= offset && offset <= range.end);
}

const failsOpenText =
  "No `llm` and no `agent` block answers an escalation, and `fail_closed` is not set: what this rule escalates is allowed.";

/** The settings that a block leaves out and that have a value all the same, behind its opening brace. */
function* defaultHints(document: Document): Iterable<InlineHint> {
  for (const item of document.items) {
    const body = bodyOf(item);
    const schema = body === undefined ? undefined : policySchema.document.blocks[body.type];
    if (body === undefined || schema === undefined) continue;
    const written = new Set(body.names);
    const left = Object.entries(schema.body.attributes)
      .filter(([name, attribute]) => attribute.default !== undefined && !written.has(name))
      .map(([name, attribute]) => `${name} = ${JSON.stringify(attribute.default)}`);
    if (left.length > 0)
      yield { offset: body.offset, label: left.join(", "), tooltip: "Left out, so the default holds." };
  }
}

/** A block, or the attribute with an object that stands for one. */
function bodyOf(item: Document["items"][number]): { type: string; names: string[]; offset: number } | undefined {
  if (item.kind === "block") return { type: item.type, names: namesIn(item), offset: item.openRange.end };
  if (item.kind !== "attribute" || item.value.kind !== "object") return undefined;
  return { type: item.name, names: keysOf(item.value), offset: item.value.range.start + 1 };
}

function namesIn({ items }: Block): string[] {
  return items.flatMap((item) => (item.kind === "attribute" ? [item.name] : []));
}

function keysOf({ entries }: ObjectLiteral): string[] {
  return entries.map(({ key }) => key);
}
