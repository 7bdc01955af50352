import type { Diagnostic, Range } from "@a3s/acl-grammar";
import type { JudgedEvent } from "../events/event.js";
import { parseEvent } from "../events/parse-event.js";
import { type JsonMember, type JsonNode, memberOf } from "../json/json-node.js";
import { readJson } from "../json/read-json.js";
import { eventProblem, strayMembers } from "./event-findings.js";
import { expectationFinding } from "./expectation-finding.js";
import type { ExpectedDecision, ExpectedMember } from "./expected-decision.js";
import { readExpected } from "./read-expected.js";

/** What a line expects of its event. Ranges are from the start of the line. */
export interface LineExpectation {
  readonly expected: ExpectedDecision;
  /** The value behind `expect`. */
  readonly range: Range;
  /** The values of the members; of a bare verdict, that text. */
  readonly ranges: Readonly<Partial<Record<ExpectedMember, Range>>>;
  /** False where it cannot be read; the findings say why, and nothing is tried. */
  readonly sound: boolean;
}

/** One line of an events file. All ranges in it are from the start of the line. */
export interface EventsLine {
  /** The line without its line break. */
  readonly text: string;
  /**
   * `event`: it is judged. `other`: an event of a kind that is not judged. `broken`: neither. Lines that begin with `#`
   * or `//` are comments.
   */
  readonly kind: "blank" | "comment" | "event" | "other" | "broken";
  readonly event?: JudgedEvent;
  /** The member `event`, without which nothing else tells one line from another. */
  readonly eventRange?: Range;
  readonly expectation?: LineExpectation;
  /** What the author says about the line. */
  readonly note?: string;
  readonly findings: readonly Diagnostic[];
}

const noFindings: readonly Diagnostic[] = Object.freeze([]);

/** Reads one line of an events file. Never throws, whatever the line holds. */
export function parseEventsLine(text: string): EventsLine {
  const content = text.trim();
  if (content === "") return { text, kind: "blank", findings: noFindings };
  if (content.startsWith("#") || content.startsWith("//")) return { text, kind: "comment", findings: noFindings };
  const root = readLine(text);
  if (root.problem !== undefined) {
    const { expected, range } = root.problem;
    return {
      text,
      kind: "broken",
      findings: [expectationFinding("sentry.event.json", range, { words: { expected } })],
    };
  }
  return describe(text, root.node);
}

/** The tree of a line, for those who want to know what stands at an offset in it; of a broken one what can be read. */
export function readEventsLine(text: string): JsonNode {
  return readLine(text).node;
}

function readLine(text: string) {
  // The judge trims more than JSON takes for blank, a byte order mark among it.
  const start = text.length - text.trimStart().length;
  const { root, problem } = readJson(" ".repeat(start) + text.trim());
  return { node: root, problem };
}

function describe(text: string, root: JsonNode): EventsLine {
  const expect = memberOf(root, "expect");
  const expectation = expect === undefined ? undefined : readExpectation(expect);
  const event = parseEvent(text);
  const problem = event === null ? eventProblem(root, expect !== undefined) : undefined;
  const findings = [
    ...(problem === undefined ? [] : [problem.finding]),
    ...(expectation?.findings ?? []),
    ...strayMembers(root),
  ];
  const eventRange = memberOf(root, "event")?.value.range;
  const note = memberOf(root, "note")?.value;
  return {
    text,
    kind: event !== null ? "event" : problem?.isOtherKind === true ? "other" : "broken",
    ...(event !== null && { event }),
    ...(eventRange !== undefined && { eventRange }),
    ...(expectation !== undefined && { expectation: expectation.line }),
    ...(note?.kind === "string" && { note: note.value }),
    findings: findings.length === 0 ? noFindings : findings,
  };
}

function readExpectation(member: JsonMember): { line: LineExpectation; findings: readonly Diagnostic[] } {
  const { expected, ranges, findings } = readExpected(member);
  const range = member.value.kind === "missing" ? member.keyRange : member.value.range;
  return { line: { expected, range, ranges, sound: findings.length === 0 }, findings };
}
