import type { RuleEngine } from "../engine/engine.js";
import { type DecodedEvent, EventDecoder } from "../events/decode/event-decoder.js";
import { utf8Text } from "../events/decode/utf8-text.js";
import type { Decision } from "./decision.js";
import { decisionOnKind, noRuleMatched } from "./decision-of-rule.js";
import { denyOfKind } from "./deny-target.js";

/** A line that is given as text is judged from its bytes if it has at most this many characters. */
const maxTextLength = 64 * 1024;

/** A character of a text has at most this many bytes for each UTF-16 unit. */
const bytesPerUnit = 3;

const encoder = new TextEncoder();

/** Decides on ordinary lines by the rules without making an object of the event. */
export class LineJudge {
  readonly #engine: RuleEngine;
  readonly #decoder = new EventDecoder();
  #encoded = new Uint8Array(1024);

  constructor(engine: RuleEngine) {
    this.#engine = engine;
  }

  /**
   * Judges the line that stands in the bytes from `start` up to `end`. The result is what the
   * rules decide; or null, if the line is not an event that is judged; or undefined, if the event must be read whole to
   * decide on it. Where there is a decision, the evidence of the event is complete.
   */
  judge(bytes: Uint8Array, start: number, end: number): Decision | null | undefined {
    const engine = this.#engine;
    if (engine.firstKnownMatch === undefined) return undefined;
    const event = this.#decoder.decode(bytes, start, end);
    if (event === null || event === undefined) return event;
    const { kind, subject, subjectLength } = event;
    const index =
      engine.firstKnownMatch(kind, subject, subjectLength) ?? engine.firstMatch(kind, textOf(event, subjectLength));
    const rule = engine.rules[index];
    if (rule === undefined) return noRuleMatched;
    const { targetLength } = event;
    return decisionOnKind(rule, kind, () =>
      denyOfKind(kind, targetLength === undefined ? undefined : textOf(event, targetLength)),
    );
  }

  /** As `judge`, for a line given as text. */
  judgeText(line: string): Decision | null | undefined {
    const { length } = line;
    if (length > maxTextLength || this.#engine.firstKnownMatch === undefined) return undefined;
    if (this.#encoded.length < bytesPerUnit * length) this.#encoded = new Uint8Array(2 * bytesPerUnit * length);
    const { written } = encoder.encodeInto(line, this.#encoded);
    return this.judge(this.#encoded, 0, written);
  }
}

function textOf({ subject }: DecodedEvent, length: number): string {
  return utf8Text(subject.subarray(0, length));
}
