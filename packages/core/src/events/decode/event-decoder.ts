import { type EventKind, eventKinds } from "../kinds.js";
import { Ascii } from "./ascii.js";
import {
  escapedUnit,
  escapeLength,
  skipFalse,
  skipInteger,
  skipNull,
  skipSpace,
  skipString,
  skipTrue,
  skipValue,
  unusual,
} from "./json-bytes.js";
import { FieldUse, type KindLayout, kindLayouts } from "./kind-layouts.js";
import { MemberReader, noMember, otherMember } from "./member-reader.js";

/** What a decision by rules needs of an event whose evidence is complete. It holds until the next event is decoded. */
export interface DecodedEvent {
  readonly kind: EventKind;
  /** The subject, in ASCII, up to `subjectLength`. */
  readonly subject: Uint8Array;
  readonly subjectLength: number;
  /** How much of the subject, from its start, names what a deny would deny; undefined where the event names nothing. */
  readonly targetLength: number | undefined;
}

/** In bytes. What is longer is not worth the memory for its subject. */
const maxLineLength = 2 ** 20;

/** More digits may be more than a double holds. */
const maxDigits = 16;

/** Room for a separator and the digits of an integer, behind the text of a subject. */
const numberRoom = 32;

const EnvelopeMember = { event: 0, identity: 1, provider: 2 } as const;
const envelope = new MemberReader(Object.keys(EnvelopeMember));
const kinds = new MemberReader(eventKinds);
const identity = new MemberReader(["agent", "task", "session"]);

/**
 * Reads lines of the collector from their bytes, each byte once, and makes no object and no string for what a decision
 * does not need. What it cannot read for certain in exactly the way in which `parseEvent` reads it, it leaves alone.
 */
export class EventDecoder implements DecodedEvent {
  kind: EventKind = "ToolExec";
  subject = new Uint8Array(1024);
  subjectLength = 0;
  targetLength: number | undefined;
  /** Whether the kind of the event that was read is one that is judged. */
  #isKnownKind = false;
  /** Where the number of the subject stands in the line. */
  #numberStart = 0;
  #numberEnd = 0;

  /**
   * Decodes the line that stands in the bytes from `start` up to `end`, with or without its line break. The result is
   *
   * - the event, if it is one that rules judge by its subject alone;
   * - null, if it is not an event that is judged;
   * - undefined, if that is for `parseEvent` to tell: whatever is not plainly one or the other.
   */
  decode(bytes: Uint8Array, start: number, end: number): DecodedEvent | null | undefined {
    let at = skipSpace(bytes, start, end);
    if (at >= end) return null;
    if (bytes[at] !== Ascii.openBrace || !this.#makeRoom(end - at)) return undefined;
    let seen = 0;
    at = envelope.first(bytes, at + 1, end);
    for (let { member } = envelope; member !== noMember; member = envelope.member) {
      if (member !== otherMember) {
        // Where a member is repeated, the last one counts.
        if ((seen & (1 << member)) !== 0) return undefined;
        seen |= 1 << member;
      }
      at = this.#readEnvelopeMember(member, bytes, at, end);
      if (at < 0) return undefined;
      at = envelope.next(bytes, at, end);
    }
    if (at < 0 || skipSpace(bytes, at, end) < end) return undefined;
    return (seen & (1 << EnvelopeMember.event)) !== 0 && this.#isKnownKind ? this : null;
  }

  #makeRoom(lineLength: number): boolean {
    if (lineLength > maxLineLength) return false;
    const needed = lineLength + numberRoom;
    if (this.subject.length < needed) this.subject = new Uint8Array(2 * needed);
    return true;
  }

  #readEnvelopeMember(member: number, bytes: Uint8Array, at: number, end: number): number {
    switch (member) {
      case EnvelopeMember.event:
        return this.#readEvent(bytes, at, end);
      case EnvelopeMember.identity:
        return skipIdentity(bytes, at, end);
      case EnvelopeMember.provider:
        return skipTextOrNull(bytes, at, end);
      default:
        return skipValue(bytes, at, end);
    }
  }

  /** An event with exactly one kind. */
  #readEvent(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== Ascii.openBrace) return unusual;
    let at = kinds.first(bytes, start + 1, end);
    if (at < 0 || kinds.member === noMember) return unusual;
    this.#isKnownKind = kinds.member !== otherMember;
    if (!this.#isKnownKind) {
      at = skipValue(bytes, at, end);
    } else {
      const layout = kindLayouts[kinds.member];
      if (layout === undefined) return unusual;
      at = this.#readFields(layout, bytes, at, end);
    }
    if (at < 0) return unusual;
    at = kinds.next(bytes, at, end);
    return kinds.member === noMember ? at : unusual;
  }

  #readFields(layout: KindLayout, bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== Ascii.openBrace) return unusual;
    const { fields, limits, required, separator, uses } = layout;
    this.kind = layout.kind;
    this.subjectLength = 0;
    this.targetLength = undefined;
    this.#numberEnd = 0;
    let seen = 0;
    let at = fields.first(bytes, start + 1, end);
    for (let field = fields.member; field !== noMember; field = fields.member) {
      if (field === otherMember) {
        at = skipValue(bytes, at, end);
      } else {
        if ((seen & (1 << field)) !== 0) return unusual;
        seen |= 1 << field;
        at = this.#readField(uses[field] as FieldUse, limits[field] as number, bytes, at, end);
      }
      if (at < 0) return unusual;
      at = fields.next(bytes, at, end);
    }
    if (at < 0 || (seen & required) !== required) return unusual;
    this.targetLength ??= layout.isListed ? undefined : this.subjectLength;
    if (separator !== undefined) this.#appendNumber(separator, bytes);
    return at;
  }

  #readField(use: FieldUse, limit: number, bytes: Uint8Array, at: number, end: number): number {
    switch (use) {
      case FieldUse.subject:
        return bytes[at] === Ascii.quote ? this.#appendString(bytes, at + 1, end) : unusual;
      case FieldUse.subjectList:
        return this.#appendList(bytes, at, end);
      case FieldUse.subjectNumber:
        this.#numberStart = at;
        this.#numberEnd = skipIntegerUpTo(limit, bytes, at, end);
        return this.#numberEnd;
      case FieldUse.integer:
        return skipIntegerUpTo(limit, bytes, at, end);
      case FieldUse.bool:
        return bytes[at] === Ascii.lowerT ? skipTrue(bytes, at, end) : skipFalse(bytes, at, end);
      case FieldUse.falseOnly:
        return skipFalse(bytes, at, end);
    }
  }

  /** @param start Behind the opening quote. */
  #appendString(bytes: Uint8Array, start: number, end: number): number {
    const subject = this.subject;
    let length = this.subjectLength;
    let at = start;
    while (at < end) {
      let byte = bytes[at] as number;
      at += 1;
      if (isCopied[byte] === 0) {
        if (byte === Ascii.quote) {
          this.subjectLength = length;
          return at;
        }
        if (byte !== Ascii.backslash) return unusual;
        byte = escapedUnit(bytes, at, end);
        if (byte < 0 || byte > lastAscii) return unusual;
        at += escapeLength(bytes, at);
      }
      subject[length] = byte;
      length += 1;
    }
    return unusual;
  }

  #appendList(bytes: Uint8Array, start: number, end: number): number {
    if (bytes[start] !== Ascii.openBracket) return unusual;
    let at = skipSpace(bytes, start + 1, end);
    if (at < end && bytes[at] === Ascii.closeBracket) return at + 1;
    for (;;) {
      if (at >= end || bytes[at] !== Ascii.quote) return unusual;
      at = this.#appendString(bytes, at + 1, end);
      if (at < 0) return unusual;
      this.targetLength ??= this.subjectLength;
      at = skipSpace(bytes, at, end);
      if (at >= end) return unusual;
      if (bytes[at] === Ascii.closeBracket) return at + 1;
      if (bytes[at] !== Ascii.comma) return unusual;
      this.subject[this.subjectLength] = Ascii.space;
      this.subjectLength += 1;
      at = skipSpace(bytes, at + 1, end);
    }
  }

  /** The digits of an integer in JSON are those that a program would write. */
  #appendNumber(separator: number, bytes: Uint8Array): void {
    const subject = this.subject;
    let length = this.subjectLength;
    subject[length] = separator;
    length += 1;
    if (this.#numberEnd === 0) {
      subject[length] = Ascii.zero;
      length += 1;
    }
    for (let at = this.#numberStart; at < this.#numberEnd; at += 1) {
      subject[length] = bytes[at] as number;
      length += 1;
    }
    this.subjectLength = length;
  }
}

const lastAscii = 0x7f;

/** 1 for the bytes that stand for themselves in a string: ASCII without control characters, quote and backslash. */
const isCopied = new Uint8Array(256).fill(1, Ascii.space, lastAscii + 1);
isCopied[Ascii.quote] = 0;
isCopied[Ascii.backslash] = 0;

/** Behind an identity of which nothing is needed but that it is one. */
function skipIdentity(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== Ascii.openBrace) return skipNull(bytes, start, end);
  let at = identity.first(bytes, start + 1, end);
  for (let { member } = identity; member !== noMember; member = identity.member) {
    at = member === otherMember ? skipValue(bytes, at, end) : skipTextOrNull(bytes, at, end);
    if (at < 0) return unusual;
    at = identity.next(bytes, at, end);
  }
  return at;
}

function skipTextOrNull(bytes: Uint8Array, at: number, end: number): number {
  return bytes[at] === Ascii.quote ? skipString(bytes, at + 1, end) : skipNull(bytes, at, end);
}

/** Behind an integer without sign, fraction and exponent that is not greater than the limit. */
function skipIntegerUpTo(limit: number, bytes: Uint8Array, start: number, end: number): number {
  const behind = skipInteger(bytes, start, end);
  if (behind < 0 || behind - start > maxDigits) return unusual;
  let value = 0;
  for (let at = start; at < behind; at += 1) value = 10 * value + ((bytes[at] as number) - Ascii.zero);
  return value <= limit ? behind : unusual;
}
