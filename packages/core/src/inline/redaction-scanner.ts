import type { CharClass } from "./char-class.js";
import type { Candidate } from "./detector.js";
import type { DetectorTrigger, InlineGate, SiteDetector } from "./inline-gate.js";
import { lookBehind, maxReach } from "./limits.js";
import { PatternFinder } from "./pattern-finder.js";
import type { OpenSpan, Span } from "./span.js";
import { SpanMerger } from "./span-merger.js";
import { TextQueue } from "./text-queue.js";
import { TextView } from "./text-view.js";
import { rootState } from "./trigger-automaton.js";

/** Told of the text in order: what stays as it is, and what is masked. */
export interface RedactionSink {
  readonly plain: (text: string) => void;
  readonly secret: (text: string, span: Span) => void;
}

interface KnownRun {
  from: number;
  to: number;
  isOver: boolean;
}

/**
 * Finds what is to be masked in a text that comes in any pieces. What is found depends on the text alone: a detector waits
 * until all is there that it may look at, and nothing is given out that could still become part of a finding.
 */
export class RedactionScanner {
  readonly #gate: InlineGate;
  readonly #sink: RedactionSink;
  readonly #queue = new TextQueue();
  readonly #view = new TextView();
  readonly #merger = new SpanMerger();
  readonly #finders: readonly { readonly detector: SiteDetector; readonly finder: PatternFinder }[];
  /** Runs that have been read, so that findings that end in one run do not read it again each. */
  readonly #runs = new Map<CharClass, KnownRun>();
  /** Findings whose end is still to be read. */
  #unfinished: OpenSpan[] = [];
  #scanned = 0;
  #state = rootState;

  constructor(gate: InlineGate, sink: RedactionSink) {
    this.#gate = gate;
    this.#sink = sink;
    this.#finders = gate.site.map((detector) => ({ detector, finder: new PatternFinder(detector.program) }));
  }

  /** Reads the next piece of the text. */
  push(text: string): void {
    if (text === "") return;
    this.#queue.append(text);
    this.#read(false);
  }

  /** Reads on to the end of the text; everything is given out then. */
  end(): void {
    this.#read(true);
  }

  #read(isWhole: boolean): void {
    const queue = this.#queue;
    this.#view.show(queue.window, queue.base, isWhole);
    this.#unfinished = this.#unfinished.filter((span) => !this.#readTail(span));
    this.#scan();
    for (const { detector, finder } of this.#finders) {
      const offset = finder.offset - queue.base;
      const found = finder.advance(offset === 0 ? queue.window : queue.window.slice(offset), finder.offset, isWhole);
      for (const { start, end } of found) {
        this.#merger.add({ kind: detector.kind, rank: detector.rank, start, end, tail: undefined, readAt: end });
      }
    }
    this.#give(isWhole ? queue.end : this.#boundary(), isWhole);
    if (!isWhole) queue.trim(this.#neededFrom());
  }

  /** Runs the automaton over what is there and asks the detectors, until one of them needs more text. */
  #scan(): void {
    const { automaton, triggers } = this.#gate;
    const { classCount, classes } = automaton;
    const { base, window } = this.#queue;
    const length = window.length;
    const other = classCount - 1;
    let moves = automaton.moves;
    let state = this.#state;
    let at = this.#scanned - base;
    for (; at < length; at++) {
      const code = window.charCodeAt(at);
      const symbol = code < 128 ? (classes[code] as number) : other;
      let target = moves[state + symbol] as number;
      if (target < 0) {
        target = automaton.move(state, symbol);
        moves = automaton.moves;
      }
      if (moves[target + classCount] === 1 && !this.#ask(automaton.accepted(target), base + at + 1, triggers)) break;
      state = target;
    }
    this.#state = state;
    this.#scanned = base + at;
  }

  /** Asks the detectors whose triggers end here; false, and nothing done, where more text is needed. */
  #ask(accepted: readonly number[], end: number, triggers: readonly DetectorTrigger[]): boolean {
    const view = this.#view;
    const { lengths } = this.#gate.automaton;
    const found: { readonly trigger: DetectorTrigger; readonly candidate: Candidate }[] = [];
    for (const pattern of accepted) {
      const trigger = triggers[pattern] as DetectorTrigger;
      const hit = { start: end - (lengths[pattern] as number), end };
      view.narrow(hit);
      const candidate = trigger.detector.match(view, hit, trigger.index);
      if (view.isShort) {
        view.open();
        return false;
      }
      if (candidate !== undefined) found.push({ trigger, candidate });
    }
    view.open();
    for (const { trigger, candidate } of found) this.#add(trigger, candidate);
    return true;
  }

  #add({ detector, rank }: DetectorTrigger, { start, end, tail }: Candidate): void {
    // A finding in a run that another finding of its detector is reading ends where that one does.
    if (
      tail?.kind === "run" &&
      this.#unfinished.some((span) => span.rank === rank && isInRun(span, tail.members, start, end))
    )
      return;
    const span: OpenSpan = { kind: detector.kind, rank, start, end, tail, readAt: end };
    const isRead = this.#readTail(span);
    if (isRead && this.#unfinished.some((outer) => isWithin(span, outer))) return;
    this.#merger.add(span);
    if (!isRead) this.#unfinished.push(span);
  }

  /** Reads on in a finding; whether its end is known now. */
  #readTail(span: OpenSpan): boolean {
    const { tail } = span;
    if (tail === undefined) return true;
    const view = this.#view;
    view.open();
    if (tail.kind === "reader") {
      const isOver = tail.reader.advance(view);
      span.end = Math.max(span.end, tail.reader.end());
      if (isOver) span.tail = undefined;
      return isOver;
    }
    const run = this.#runFrom(tail.members, span.readAt);
    span.readAt = run.to;
    span.end = Math.max(span.end, tail.trim === undefined ? run.to : this.#trimmed(tail.trim, span.end, run.to));
    if (run.isOver) span.tail = undefined;
    return run.isOver;
  }

  /** The run of a set from an offset on, as far as it is there. */
  #runFrom(members: CharClass, from: number): KnownRun {
    const view = this.#view;
    let run = this.#runs.get(members);
    if (run === undefined || from < run.from || from > run.to) {
      run = { from, to: from, isOver: false };
      this.#runs.set(members, run);
    }
    if (!run.isOver) {
      run.to = view.runEnd(members, run.to);
      run.isOver = !view.isShort;
      view.isShort = false;
    }
    return run;
  }

  #trimmed(members: CharClass, from: number, to: number): number {
    return this.#view.runStart(members, to, from);
  }

  /** No later finding starts before this offset. */
  #boundary(): number {
    const { automaton } = this.#gate;
    let at = this.#scanned;
    if (this.#state !== rootState || at < this.#queue.end) at -= automaton.longest;
    const floor = Math.max(this.#queue.base, at - maxReach);
    while (at > floor && !isBlank(this.#view.code(at - 1))) at--;
    for (const { finder } of this.#finders) at = Math.min(at, finder.settledTo);
    return Math.max(at, this.#queue.given);
  }

  #give(boundary: number, isWhole: boolean): void {
    const { heldFrom, spans } = this.#merger.settle(boundary, (at) => isHighSurrogate(this.#view.code(at)));
    for (const span of spans) {
      this.#plainTo(span.start);
      this.#sink.secret(this.#queue.take(span.end), span);
    }
    const to = Math.min(boundary, heldFrom ?? boundary);
    const isPairCut = !isWhole && isHighSurrogate(this.#view.code(to - 1));
    this.#plainTo(isPairCut ? to - 1 : to);
  }

  #plainTo(to: number): void {
    if (to > this.#queue.given) this.#sink.plain(this.#queue.take(to));
  }

  /** What stands before is not read again. */
  #neededFrom(): number {
    const offsets = this.#finders.map(({ finder }) => finder.offset);
    const tails = this.#unfinished.map((span) => (span.tail?.kind === "reader" ? span.end : span.readAt));
    return Math.min(this.#scanned - this.#gate.automaton.longest - lookBehind, ...offsets, ...tails);
  }
}

function isInRun(span: OpenSpan, members: CharClass, start: number, end: number): boolean {
  return span.tail?.kind === "run" && span.tail.members === members && span.start <= start && end <= span.readAt;
}

/** Whether a finding adds nothing to another one around it, which also names what they become. */
function isWithin(span: OpenSpan, outer: OpenSpan): boolean {
  return outer.start <= span.start && span.end <= outer.end && outer.rank <= span.rank;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code < 0;
}

function isHighSurrogate(code: number): boolean {
  return (code & 0xfc00) === 0xd800 && code >= 0;
}
