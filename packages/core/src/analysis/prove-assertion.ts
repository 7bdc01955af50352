import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { Verdict } from "../decision/decision.js";
import { compileRegex } from "../engine/regex/compile-regex.js";
import { testRegex } from "../engine/regex/test-regex.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import { type AnalysisBudget, type SearchBudget, StatePool } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import { decidedEvent } from "./decided-events.js";
import { joinedWords } from "./joined-words.js";
import { appliesTo, type JudgedRules } from "./judged-rules.js";
import { shareNoText } from "./share-no-text.js";
import { shortestWord } from "./shortest-word.js";
import { findAmong, findWinningWord, type Obstacle, type WinningQuestion, winnerAsObstacle } from "./winning-word.js";
import type { Witness } from "./witness.js";

/** A claim: every event of that kind in whose subject the regex occurs gets that verdict from the rules. */
export interface Claim {
  readonly on: EventKind | "*";
  readonly regex: ParsedRegex;
  readonly verdict: Verdict;
}

export type Proof =
  | { readonly kind: "proved" }
  /** An event that the claim is about and that gets another verdict, from that rule or, without one, from none. */
  | { readonly kind: "refuted"; readonly witness: Witness; readonly rule?: number; readonly verdict: Verdict }
  | { readonly kind: "unproven" };

export function* proveAssertion(judged: JudgedRules, claim: Claim, budget: AnalysisBudget): AnalysisRun<Proof> {
  const shared = { ...budget, pool: new StatePool(budget) };
  let proven = true;
  for (const kind of claim.on === "*" ? eventKinds : [claim.on]) {
    const proof = yield* proveForKind(judged, claim, kind, shared);
    if (proof.kind === "refuted") return proof;
    if (proof.kind === "unproven") proven = false;
  }
  return { kind: proven ? "proved" : "unproven" };
}

function* proveForKind(judged: JudgedRules, claim: Claim, kind: EventKind, budget: SearchBudget): AnalysisRun<Proof> {
  const verdictOf = (subject: string) => judged.rules[judged.engine.firstMatch(kind, subject)]?.verdict ?? "allow";
  const refutes = (subject: string) => verdictOf(subject) !== claim.verdict;

  // What no rule takes is allowed. A claim of another verdict needs rules that together take every event it is about.
  let last = judged.rules.length;
  if (claim.verdict !== "allow") {
    const cover = yield* findWinningWord(
      {
        kind,
        matchedBy: [claim.regex],
        judge: (subject) => refutes(subject) || winnerAsObstacle(judged, kind, subject),
      },
      budget,
    );
    if (cover.kind === "found") return refutation(judged, cover.witness);
    if (cover.kind === "unknown") return { kind: "unproven" };
    last = cover.obstacles.at(-1) ?? 0;
  }

  // Whatever else gets another verdict is taken by a rule before the last of those.
  const sample = yield* shortestWord({ matchedBy: [claim.regex], notMatchedBy: [] }, budget.states);
  const program = compileRegex(claim.regex);
  let proven = true;
  for (const [index, rule] of judged.rules.slice(0, last).entries()) {
    if (!appliesTo(rule, kind) || rule.verdict === claim.verdict || shareNoText(claim.regex, rule.regex)) continue;
    yield undefined;
    const own = yield* decidedEvent(judged, { rule: index, kind }, budget);
    if (own.kind === "none") continue;
    const question: WinningQuestion = {
      kind,
      matchedBy: [claim.regex, rule.regex],
      order: "quick",
      judge: (subject) =>
        (refutes(subject) && testRegex(program, subject)) || earlierObstacle(judged, kind, subject, index),
    };
    const words = joinedWords(
      own.kind === "found" ? own.witness.subject : "",
      sample.kind === "word" ? sample.word : "",
    );
    const witness = findAmong(question, words);
    if (witness !== undefined) return refutation(judged, witness);
    const taken = yield* findWinningWord(question, budget);
    if (taken.kind === "found") return refutation(judged, taken.witness);
    if (taken.kind === "unknown") proven = false;
  }
  return { kind: proven ? "proved" : "unproven" };
}

function earlierObstacle(judged: JudgedRules, kind: EventKind, subject: string, index: number): Obstacle | undefined {
  const winner = winnerAsObstacle(judged, kind, subject);
  return winner !== undefined && winner.key < index ? winner : undefined;
}

function refutation(judged: JudgedRules, witness: Witness): Proof {
  const rule = judged.engine.firstMatch(witness.kind, witness.subject);
  const verdict = judged.rules[rule]?.verdict ?? "allow";
  return rule < 0 ? { kind: "refuted", witness, verdict } : { kind: "refuted", witness, rule, verdict };
}
