import {
  allowedKinds,
  type EventKind,
  type EventsFile,
  type ExpectedMember,
  eventFields,
  eventKinds,
  expectedMembers,
  type FieldType,
  type Rule,
} from "@a3s/sentry-core";
import type { CompletionItem, InsertPart } from "../completion/completion-item.js";
import { plainLabel } from "../inline-hint.js";
import { codeSpan } from "../markdown.js";
import { type PlaceInEvent, placeInEvent } from "./place-in-event.js";

/**
 * What can stand at an offset of an events file: whole events on an empty line, members and kinds, what can be expected,
 * and the names of rules, those of the policy first.
 */
export function completeEvent(file: EventsFile, offset: number, rules: readonly Rule[]): CompletionItem[] {
  const place = placeInEvent(file, offset);
  switch (place?.kind) {
    case undefined:
      return [];
    case "line":
      return eventKinds.map((kind) => wholeEvent(kind, place));
    case "name":
      return completeName(file.text, place);
    case "value":
      return completeValue(place, rules);
  }
}

function wholeEvent(kind: EventKind, { range }: PlaceInEvent): CompletionItem {
  return {
    label: kind,
    kind: "skeleton",
    detail: "an event",
    documentation: documentationOf(kind),
    range,
    insert: [`{"event":{"${kind}":`, ...fieldsSkeleton(kind), '},"expect":"', { hole: "block" }, '"}'],
    filterText: kind,
  };
}

interface Candidate {
  readonly name: string;
  readonly kind: CompletionItem["kind"];
  readonly documentation?: string;
  readonly detail?: string;
  readonly value: readonly InsertPart[];
  readonly retrigger?: true;
}

function completeName(text: string, place: PlaceInEvent & { kind: "name" }): CompletionItem[] {
  const { path, range, object, name: own, hasValue } = place;
  const present = new Set(object.members.map(({ key }) => key).filter((key) => key !== own));
  return candidatesAt(path, present).map(({ name, kind, documentation, detail, value, retrigger }) => {
    const quoted = JSON.stringify(name);
    const insert = hasValue
      ? [quoted]
      : [`${commaBefore(text, range.start)}${quoted}:`, ...value, commaBehind(text, range.end)];
    return {
      label: name,
      kind,
      range,
      insert: insert.filter((part) => part !== ""),
      filterText: text[range.start] === '"' ? quoted : name,
      ...(documentation === undefined ? {} : { documentation }),
      ...(detail === undefined ? {} : { detail }),
      ...(retrigger === undefined || hasValue ? {} : { retrigger }),
    };
  });
}

/** What can stand in the object at a path and does not yet. */
function candidatesAt(path: readonly string[], present: ReadonlySet<string>): Candidate[] {
  const [first, second, ...more] = path;
  if (first === undefined) return envelope.filter(({ name }) => !present.has(name));
  if (first === "expect" && second === undefined) return expectCandidates(present);
  if (first !== "event" || more.length > 0) return [];
  if (second === undefined) return present.size > 0 ? [] : eventKinds.map(kindCandidate);
  const kind = eventKinds.find((known) => known === second);
  if (kind === undefined) return [];
  return eventFields[kind]
    .filter(({ wire }) => !present.has(wire))
    .map(({ wire, type, required }) => ({
      name: wire,
      kind: "attribute",
      detail: `${typeNames[type]}${required ? ", required" : ""}`,
      value: fieldValue(type),
    }));
}

const envelope: readonly Candidate[] = [
  {
    name: "event",
    kind: "attribute",
    documentation: "The event: one member, its kind.",
    value: ["{", { hole: "" }, "}"],
    retrigger: true,
  },
  {
    name: "expect",
    kind: "attribute",
    documentation: "What the policy is expected to decide: a verdict, or an object.",
    value: ['"', { hole: "block" }, '"'],
  },
  {
    name: "note",
    kind: "attribute",
    documentation: "A word to readers; it stands with a failure.",
    value: ['"', { hole: "" }, '"'],
  },
  {
    name: "identity",
    kind: "attribute",
    documentation: "Who acted: agent, task and session.",
    value: ['{"agent":"', { hole: "agent" }, '"}'],
  },
  { name: "provider", kind: "attribute", documentation: "Who provides the model.", value: ['"', { hole: "" }, '"'] },
];

function kindCandidate(kind: EventKind): Candidate {
  return { name: kind, kind: "event-kind", documentation: documentationOf(kind), value: fieldsSkeleton(kind) };
}

function expectCandidates(present: ReadonlySet<string>): Candidate[] {
  return (Object.keys(expectedMembers) as ExpectedMember[])
    .filter((name) => !present.has(name))
    .map((name) => ({
      name,
      kind: "attribute",
      documentation: expectedMembers[name].documentation,
      value: ['"', { hole: "" }, '"'],
      retrigger: true,
    }));
}

function completeValue(
  { path, range, node }: PlaceInEvent & { kind: "value" },
  rules: readonly Rule[],
): CompletionItem[] {
  const value = (text: string, documentation?: string): CompletionItem => ({
    label: plainLabel(text),
    kind: "value",
    range,
    insert: [text],
    filterText: text,
    ...(documentation === undefined ? {} : { documentation }),
  });
  const texts = (values: readonly string[]) => values.map((text) => value(JSON.stringify(text)));
  const [first, second, third] = path;
  if (first === "expect" && second === undefined) {
    const members: InsertPart[] = ['{"verdict":"', { hole: "block" }, '","rule":"', { hole: "" }, '"}'];
    const object: CompletionItem = {
      label: "{…}",
      kind: "skeleton",
      detail: "verdict, rule and more",
      range,
      insert: members,
      filterText: node.kind === "string" ? JSON.stringify("") : "{",
    };
    return [...texts(expectedMembers.verdict.values ?? []), object];
  }
  if (first === "expect" && third === undefined && second !== undefined && Object.hasOwn(expectedMembers, second)) {
    const member = second as ExpectedMember;
    const nothing = expectedMembers[member].nullable ? [value("null", expectedMembers[member].documentation)] : [];
    if (member === "rule") return [...rules.map((rule) => ruleValue(rule, value)), ...nothing];
    return [...texts(expectedMembers[member].values ?? []), ...nothing];
  }
  if (first !== "event" || third === undefined) return [];
  const kind = eventKinds.find((known) => known === second);
  const field = kind === undefined ? undefined : eventFields[kind].find(({ wire }) => wire === third);
  return field?.type === "bool" ? [value("true"), value("false")] : [];
}

function ruleValue(
  { name, verdict, on, layer, reason }: Rule,
  value: (text: string, documentation?: string) => CompletionItem,
): CompletionItem {
  const detail = `${verdict}, on ${on}${layer === "builtin" ? ", built in" : ""}`;
  return { ...value(JSON.stringify(name), codeSpan(reason)), detail };
}

function documentationOf(kind: EventKind): string {
  return allowedKinds.find(({ value }) => value === kind)?.documentation ?? "";
}

/** An object of the required fields, and of those that make the subject. */
function fieldsSkeleton(kind: EventKind): InsertPart[] {
  const fields = eventFields[kind].filter(({ required, wire }) => required || subjectFields.has(wire));
  const parts: InsertPart[] = fields.flatMap(({ wire, type }, index): InsertPart[] => [
    `${index === 0 ? "{" : ","}"${wire}":`,
    ...fieldValue(type),
  ]);
  return [...parts, "}"];
}

const subjectFields: ReadonlySet<string> = new Set(["argv", "peer", "port", "content", "detail", "layer", "features"]);

function fieldValue(type: FieldType): InsertPart[] {
  switch (type) {
    case "string":
      return ['"', { hole: "" }, '"'];
    case "bool":
      return [{ hole: "false" }];
    case "string-list":
      return ['["', { hole: "" }, '"]'];
    case "feature-list":
      return ["[", { hole: "" }, "]"];
    default:
      return [{ hole: "1" }];
  }
}

const typeNames: Readonly<Record<FieldType, string>> = {
  u16: "integer, 16 bits",
  u32: "integer, 32 bits",
  u64: "integer, 64 bits",
  string: "text",
  bool: "true or false",
  "string-list": "list of texts",
  "feature-list": "list of [id, activation]",
};

/** A comma where the member before has none. */
function commaBefore(text: string, offset: number): string {
  let before = offset - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  return before < 0 || "{,".includes(text[before] ?? "") ? "" : ",";
}

function commaBehind(text: string, offset: number): string {
  let behind = offset;
  while (text[behind] === " " || text[behind] === "\t") behind++;
  return text[behind] === '"' ? "," : "";
}
