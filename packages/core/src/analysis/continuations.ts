import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { RuleEngine } from "../engine/engine.js";
import { canMatchBeyond } from "../engine/regex/can-match-beyond.js";
import { compileRegex } from "../engine/regex/compile-regex.js";
import type { Program } from "../engine/regex/program.js";
import type { EventKind } from "../events/kinds.js";
import type { Rule } from "../policy/policy.js";
import { finishAnalysis } from "./analysis-run.js";
import { appliesTo } from "./judged-rules.js";
import { shortestWord } from "./shortest-word.js";

/**
 * What one question may cost. It is asked while an event waits, and by who writes the events: a question that costs more
 * is answered with no.
 */
const limits = {
  /** Rules times characters that are read. */
  readCharacters: 200_000,
  /** Searches in a product of automata. */
  searches: 24,
  /** States of one product. */
  states: 1_000,
};

interface QuestionBudget {
  readCharacters: number;
  searches: number;
}

/** Answers what may become of a subject of which only the beginning is known. */
export class Continuations {
  readonly #engine: RuleEngine;
  readonly #programs = new Map<number, Program>();
  readonly #samples = new Map<number, string | undefined>();

  constructor(engine: RuleEngine) {
    this.#engine = engine;
  }

  /**
   * Whether the rules allow every subject that begins with this text. True is certain. False is an example, or that
   * there was no proof within the budget.
   */
  areAllowed(kind: EventKind, text: string): boolean {
    const { rules } = this.#engine;
    const budget = { ...limits };
    const end = this.#certainAllow(kind, text, budget);
    // Allows that were found in the way of other rules: what they take is allowed.
    const allowing = new Map<number, ParsedRegex>();
    for (const [index, rule] of rules.slice(0, end).entries()) {
      if (rule.verdict === "allow" || !appliesTo(rule, kind)) continue;
      budget.readCharacters -= text.length;
      if (budget.readCharacters < 0) return false;
      if (!canMatchBeyond(this.#programOf(index), text)) continue;
      if (this.#isReachedBySample(index, kind, text)) return false;
      if (!this.#isNeverReached(rule, kind, { text, allowing, budget })) return false;
    }
    return true;
  }

  /** The position of an allow that takes every subject which begins with the text; else the number of rules. */
  #certainAllow(kind: EventKind, text: string, budget: QuestionBudget): number {
    const { rules } = this.#engine;
    const index = this.#engine.firstMatchWith("allow", kind, text);
    const rule = rules[index];
    if (rule === undefined || text.length > budget.readCharacters) return rules.length;
    budget.readCharacters -= text.length;
    budget.searches -= 1;
    const exception = finishAnalysis(
      shortestWord({ matchedBy: [], notMatchedBy: [rule.regex], prefix: text }, limits.states, "quick"),
    );
    return exception.kind === "none" ? index : rules.length;
  }

  /** Appends a shortest text of the rule, which is enough wherever the rule may begin to match anywhere. */
  #isReachedBySample(index: number, kind: EventKind, text: string): boolean {
    const sample = this.#sampleOf(index);
    if (sample === undefined) return false;
    const { rules } = this.#engine;
    return ["", " "].some((between) => {
      const winner = rules[this.#engine.firstMatch(kind, `${text}${between}${sample}`)];
      return winner !== undefined && winner.verdict !== "allow";
    });
  }

  /** Whether allows take every continuation that the rule matches. */
  #isNeverReached(
    rule: Rule,
    kind: EventKind,
    {
      text,
      allowing,
      budget,
    }: {
      readonly text: string;
      readonly allowing: Map<number, ParsedRegex>;
      readonly budget: QuestionBudget;
    },
  ): boolean {
    for (;;) {
      budget.searches -= 1;
      budget.readCharacters -= text.length * (1 + allowing.size);
      if (budget.searches < 0 || budget.readCharacters < 0) return false;
      const answer = finishAnalysis(
        shortestWord(
          { matchedBy: [rule.regex], notMatchedBy: [...allowing.values()], prefix: text },
          limits.states,
          "quick",
        ),
      );
      if (answer.kind === "none") return true;
      if (answer.kind === "unknown") return false;
      const index = this.#engine.firstMatch(kind, text + answer.word);
      const winner = this.#engine.rules[index];
      if (winner?.verdict !== "allow" || allowing.has(index)) return false;
      allowing.set(index, winner.regex);
    }
  }

  #programOf(index: number): Program {
    const program = this.#programs.get(index) ?? compileRegex((this.#engine.rules[index] as Rule).regex);
    this.#programs.set(index, program);
    return program;
  }

  #sampleOf(index: number): string | undefined {
    if (!this.#samples.has(index)) {
      const { regex } = this.#engine.rules[index] as Rule;
      const answer = finishAnalysis(shortestWord({ matchedBy: [regex], notMatchedBy: [] }, limits.states, "quick"));
      this.#samples.set(index, answer.kind === "word" ? answer.word : undefined);
    }
    return this.#samples.get(index);
  }
}
