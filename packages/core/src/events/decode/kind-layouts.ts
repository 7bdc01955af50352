import { type EventField, eventFields, type FieldType } from "../field-table.js";
import { type EventKind, eventKinds } from "../kinds.js";
import { MemberReader } from "./member-reader.js";

/** How the subject of a kind is put together. */
interface SubjectLayout {
  /** The field that the subject begins with: a string, or strings that are joined by a space. */
  readonly text: string;
  /** The integer that follows it, and what stands between. */
  readonly number?: { readonly separator: string; readonly wire: string };
}

/** The kinds whose events are decoded here. Those of the seventh are rare, and judged otherwise. */
const subjectLayouts: Readonly<Partial<Record<EventKind, SubjectLayout>>> = {
  ToolExec: { text: "argv" },
  Egress: { text: "peer", number: { separator: ":", wire: "port" } },
  Dns: { text: "query" },
  FileAccess: { text: "path" },
  SslContent: { text: "content" },
  SecurityAction: { text: "kind", number: { separator: " ", wire: "detail" } },
};

/** Evidence that is not complete needs more than the subject. */
const incompletenessFlags: ReadonlySet<string> = new Set(["argv_truncated", "argv_incomplete"]);

/** What is done with the value of a field. */
export const FieldUse = { subject: 0, subjectList: 1, subjectNumber: 2, integer: 3, bool: 4, falseOnly: 5 } as const;
export type FieldUse = (typeof FieldUse)[keyof typeof FieldUse];

export interface KindLayout {
  readonly kind: EventKind;
  readonly fields: MemberReader;
  /** By the index of the field's name. */
  readonly uses: readonly FieldUse[];
  /** By the index of the field's name: the greatest value of an integer that is read here. */
  readonly limits: readonly number[];
  /** One bit for each required field, the first lowest. */
  readonly required: number;
  /** The subject is put together from a list, whose first item is what would be denied. */
  readonly isListed: boolean;
  /** What stands between the text of the subject and its number, as a byte; undefined where it has no number. */
  readonly separator: number | undefined;
}

/** In the order of the kinds; undefined where events of the kind are not decoded here. */
export const kindLayouts: readonly (KindLayout | undefined)[] = eventKinds.map((kind) => {
  const subject = subjectLayouts[kind];
  return subject === undefined ? undefined : layoutOf(kind, subject);
});

function layoutOf(kind: EventKind, subject: SubjectLayout): KindLayout {
  const fields = eventFields[kind];
  return {
    kind,
    fields: new MemberReader(fields.map(({ wire }) => wire)),
    uses: fields.map((field) => useOf(field, subject)),
    limits: fields.map(({ type }) => limitOf(type)),
    required: fields.reduce((bits, field, index) => bits | (field.required ? 1 << index : 0), 0),
    isListed: fields.some(({ wire, type }) => wire === subject.text && type === "string-list"),
    separator: subject.number?.separator.charCodeAt(0),
  };
}

function useOf({ wire, type }: EventField, subject: SubjectLayout): FieldUse {
  if (wire === subject.text) return type === "string-list" ? FieldUse.subjectList : FieldUse.subject;
  if (wire === subject.number?.wire) return FieldUse.subjectNumber;
  if (incompletenessFlags.has(wire)) return FieldUse.falseOnly;
  if (type === "bool") return FieldUse.bool;
  if (type === "u16" || type === "u32" || type === "u64") return FieldUse.integer;
  throw new Error(`no use for ${wire}`);
}

/** Integers of 64 bits that a double does not hold exactly are unusual. */
function limitOf(type: FieldType): number {
  if (type === "u16") return 0xffff;
  return type === "u32" ? 0xffff_ffff : Number.MAX_SAFE_INTEGER;
}
