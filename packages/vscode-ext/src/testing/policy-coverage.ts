import type { RuleReached } from "@a3s/sentry-lsp";
import {
  DeclarationCoverage,
  FileCoverage,
  type FileCoverageDetail,
  Position,
  Range,
  StatementCoverage,
  TestCoverageCount,
} from "vscode";
import { fileUri } from "../editor/file-uri.js";

type ProtocolRange = RuleReached["range"];

/** Which rules of a policy the sample events reach: a rule that decides none of them is not covered. */
export class PolicyCoverage extends FileCoverage {
  readonly #rules: readonly RuleReached[];

  constructor(policy: string, rules: readonly RuleReached[]) {
    const count = new TestCoverageCount(rules.filter(({ wins }) => wins > 0).length, rules.length);
    super(fileUri(policy), count, undefined, count);
    this.#rules = rules;
  }

  /** A rule is a declaration, which has a name, and the statement that it makes. */
  details(): FileCoverageDetail[] {
    return this.#rules.flatMap(({ name, range, nameRange, wins }) => [
      new DeclarationCoverage(name, wins, toRange(nameRange)),
      new StatementCoverage(wins, toRange(range)),
    ]);
  }
}

export function toRange({ start, end }: ProtocolRange): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
