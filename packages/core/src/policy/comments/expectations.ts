import type { Range } from "@a3s/acl-grammar";
import { type Verdict, verdicts } from "../../decision/decision.js";
import { parseEvent } from "../../events/parse-event.js";
import type { RuleModel } from "../model/model.js";
import type { ExpectedEvent } from "../policy.js";
import type { PlacedComment } from "./place-comments.js";

/** An `# expect` comment: a test of the policy that stands above a rule. */
export interface ExpectComment {
  readonly range: Range;
  /** Absent when the comment does not stand above a rule. */
  readonly rule?: RuleModel;
  readonly verdict?: Verdict;
  readonly event?: ExpectedEvent;
}

const verdictWord = verdicts.join("|");
const expectation = new RegExp(`^expect\\s+(?:(?:${verdictWord})\\b|[\\w-]+\\s*:)`, "iu");
const parts = /^expect\s+([\w-]+)\s*:(.*)$/su;

/** The comments that mean to be expectations, with what could be read of them. */
export function readExpectations(
  comments: readonly PlacedComment[],
  rules: readonly RuleModel[],
): readonly ExpectComment[] {
  const ruleOfNode = new Map<unknown, RuleModel>(rules.map((rule) => [rule.body.node, rule]));
  return comments
    .filter((placed) => expectation.test(placed.text))
    .map((placed) => {
      const [, word, rest] = parts.exec(placed.text) ?? [];
      const rule = placed.ownLine ? ruleOfNode.get(placed.target) : undefined;
      const verdict = verdicts.find((candidate) => candidate === word);
      const event = readExpectedEvent(rest ?? "");
      return {
        range: placed.range,
        ...(rule === undefined ? {} : { rule }),
        ...(verdict === undefined ? {} : { verdict }),
        ...(event === undefined ? {} : { event }),
      };
    });
}

/** A subject in double quotes, or an event that is judged, as the collector writes it; both are JSON. */
function readExpectedEvent(source: string): ExpectedEvent | undefined {
  const json = source.trim();
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value === "string") return { kind: "subject", subject: value };
  return parseEvent(json) === null ? undefined : { kind: "event", json };
}
