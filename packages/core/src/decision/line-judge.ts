import type { RuleEngine } from "../engine/engine.js";
import { EventDecoder } from "../events/decode/event-decoder.js";
import { utf8Text } from "../events/decode/utf8-text.js";
import type { Decision } from "./decision.js";
import { decisionWithoutEvent, noRuleMatched } from "./decision-of-rule.js";

/** A line that is given as text is judged from its bytes if it has at most this many characters. */
const maxTextLength = 64 * 1024;

/** A character of a text has at most this many bytes for each UTF-16 unit. */
const bytesPerUnit = 3;

const encoder = new TextEncoder();

/** Decides the usual case, an event that is let through, without making an object of the event. */
export class LineJudge {
  readonly #engine: RuleEngine;
  readonly #decoder = new EventDecoder();
  #encoded = new Uint8Array(1024);

  constructor(engine: RuleEngine) {
    this.#engine = engine;
  }

  /**
   * Judges the line that stands in the bytes from `start` up to `end`. The result is an allow; or null, if the line is
   * not an event that is judged; or undefined, if the event must be read whole to decide on it.
   */
  judge(bytes: Uint8Array, start: number, end: number): Decision | null | undefined {
    const engine = this.#engine;
    // Another engine may take so long that a block must not be matched twice.
    if (engine.firstKnownMatch === undefined) return undefined;
    const event = this.#decoder.decode(bytes, start, end);
    if (event === null || event === undefined) return event;
    const { kind, subject, subjectLength } = event;
    const index =
      engine.firstKnownMatch(kind, subject, subjectLength) ??
      engine.firstMatch(kind, utf8Text(subject.subarray(0, subjectLength)));
    const rule = engine.rules[index];
    if (rule === undefined) return noRuleMatched;
    return rule.verdict === "allow" ? decisionWithoutEvent(rule) : undefined;
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
