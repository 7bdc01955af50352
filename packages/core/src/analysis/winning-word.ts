import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { EventKind } from "../events/kinds.js";
import type { SearchBudget } from "./analysis-budget.js";
import type { AnalysisRun } from "./analysis-run.js";
import type { JudgedRules } from "./judged-rules.js";
import type { SearchOrder, WordQuestion } from "./product.js";
import { shortestWord, type WordAnswer } from "./shortest-word.js";
import { isSubject, subjectLanguage } from "./subject-language.js";
import { createWitness, type Witness } from "./witness.js";

/** What is looked for: a subject that these regexes occur in and whose judgement is as wanted. */
export interface WinningQuestion {
  readonly kind: EventKind;
  /** The regexes that have to occur, the kind's own subject language not included. */
  readonly matchedBy: readonly ParsedRegex[];
  /**
   * Looks at a candidate. True: it is an answer. Otherwise the regex of a rule that stands in the way, which is
   * excluded from then on; undefined where the candidate shows nothing, which ends the search without an answer.
   */
  readonly judge: (subject: string) => true | Obstacle | undefined;
  /** Default `shortest`. */
  readonly order?: SearchOrder;
}

/** A rule that took a candidate; `key` tells obstacles apart. */
export interface Obstacle {
  readonly key: number;
  readonly regex: ParsedRegex;
}

export type WinningAnswer =
  | { readonly kind: "found"; readonly witness: Witness }
  /** Proved: all such subjects are taken by these obstacles. */
  | { readonly kind: "none"; readonly obstacles: readonly number[] }
  | { readonly kind: "unknown" };

/**
 * Finds a subject by refinement: the shortest word that fits is shown to the real engine; where an earlier rule takes
 * it, that rule is excluded and the search begins again. It ends with a subject, or with a proof that the rules
 * excluded so far leave none.
 */
export function* findWinningWord(question: WinningQuestion, budget: SearchBudget): AnalysisRun<WinningAnswer> {
  const language = subjectLanguage(question.kind);
  const matchedBy = language === undefined ? question.matchedBy : [...question.matchedBy, language];
  const obstacles = new Map<number, ParsedRegex>();
  while (obstacles.size <= budget.refinements) {
    const answer = yield* searchTwice({ matchedBy, notMatchedBy: [...obstacles.values()] }, question.order, budget);
    if (answer.kind === "unknown") return { kind: "unknown" };
    if (answer.kind === "none") return { kind: "none", obstacles: [...obstacles.keys()].sort((a, b) => a - b) };
    const verdict = question.judge(answer.word);
    if (verdict === true) return { kind: "found", witness: createWitness(question.kind, answer.word) };
    if (verdict === undefined || obstacles.has(verdict.key)) return { kind: "unknown" };
    obstacles.set(verdict.key, verdict.regex);
    yield undefined;
  }
  return { kind: "unknown" };
}

/** What no search settles that follows all attempts at once may be settled by one that follows one at a time. */
function* searchTwice(
  question: WordQuestion,
  order: SearchOrder | undefined,
  { pool, states }: SearchBudget,
): AnalysisRun<WordAnswer> {
  let answer: WordAnswer = { kind: "unknown", states: 0 };
  for (const oneAttempt of [false, true]) {
    answer = yield* shortestWord({ ...question, oneAttempt }, pool?.allow(states) ?? states, order);
    pool?.take(answer.states);
    if (answer.kind !== "unknown") break;
  }
  return answer;
}

/**
 * As `findWinningWord`, among a few texts, which takes less time than a search and proves nothing where none is found.
 * The judge has to say of each text whether the regexes occur in it as well.
 */
export function findAmong({ kind, judge }: WinningQuestion, texts: readonly string[]): Witness | undefined {
  const found = texts.find((text) => isSubject(kind, text) && judge(text) === true);
  return found === undefined ? undefined : createWitness(kind, found);
}

/** The rule that decides about a subject, as an obstacle for rules behind it. */
export function winnerAsObstacle(judged: JudgedRules, kind: EventKind, subject: string): Obstacle | undefined {
  const winner = judged.engine.firstMatch(kind, subject);
  const rule = judged.rules[winner];
  return rule === undefined ? undefined : { key: winner, regex: rule.regex };
}
