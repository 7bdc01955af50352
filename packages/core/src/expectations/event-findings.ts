import type { Diagnostic, Range } from "@a3s/acl-grammar";
import { type EventField, eventFields, fieldTypeNames } from "../events/field-table.js";
import { invalid, readFieldValue } from "../events/field-value.js";
import { type EventKind, eventKinds } from "../events/kinds.js";
import { type JsonMember, type JsonNode, type JsonObject, memberOf } from "../json/json-node.js";
import { editDistance } from "../policy/edit-distance.js";
import { suggestValue } from "../policy/suggest.js";
import { expectationFinding } from "./expectation-finding.js";
import { writeFix } from "./read-expected.js";

/** What became of a line of JSON that the judge does not judge. */
export interface EventProblem {
  /** The event is sound as far as it is looked at, but of a kind that no rule is about. */
  readonly isOtherKind: boolean;
  readonly finding: Diagnostic;
}

/** Why a line of JSON is not an event that is judged: the first thing that is wrong, at its place. */
export function eventProblem(root: JsonNode, isExpected: boolean): EventProblem {
  if (root.kind !== "object") return shape("an event is an object with the member event", root.range);
  const event = memberOf(root, "event");
  if (event === undefined) return shape("the member event is missing", startOf(root.range));
  if (event.value.kind !== "object") return shape("event is an object with one member, the kind", event.value.range);
  const [member, ...others] = event.value.members;
  if (member === undefined) return shape("event has no kind", event.value.range);
  const second = others.find(({ key }) => key !== member.key);
  if (second !== undefined) return shape("event has more than one kind", second.keyRange);
  const kind = eventKinds.find((known) => known === member.key);
  if (kind === undefined) return { isOtherKind: true, finding: otherKind(member, isExpected) };
  return (
    fieldProblem(kind, member) ?? envelopeProblem(root) ?? shape("a member is out of its type", startOf(root.range))
  );
}

function otherKind({ key, keyRange }: JsonMember, isExpected: boolean): Diagnostic {
  const suggestion = suggestValue(key, eventKinds);
  return expectationFinding("sentry.event.kind", keyRange, {
    ...(isExpected ? { severity: "error" } : suggestion !== undefined ? { severity: "warning" } : {}),
    data: { allowed: eventKinds, ...(suggestion !== undefined && { suggestion }) },
    ...(suggestion !== undefined && { fixes: [writeFix(suggestion, keyRange)] }),
  });
}

function fieldProblem(kind: EventKind, { value, keyRange }: JsonMember): EventProblem | undefined {
  if (value.kind !== "object") return shape(`${kind} is an object`, value.range);
  const missing = eventFields[kind].filter(({ wire, required }) => required && memberOf(value, wire) === undefined);
  if (missing.length > 0) {
    return shape(
      `${kind} needs ${missing.map(({ wire, type }) => `${wire} (${fieldTypeNames[type]})`).join(", ")}`,
      keyRange,
    );
  }
  for (const { wire, type } of eventFields[kind]) {
    const field = memberOf(value, wire);
    if (field !== undefined && readFieldValue(type, plainValue(field.value)) === invalid) {
      return shape(`${wire} takes ${fieldTypeNames[type]}`, field.value.range);
    }
  }
  return undefined;
}

function envelopeProblem(root: JsonObject): EventProblem | undefined {
  const identity = memberOf(root, "identity");
  const isNull = identity?.value.kind === "literal" && identity.value.value === null;
  if (identity !== undefined && !isNull && identity.value.kind !== "object") {
    return shape("identity is an object or null", identity.value.range);
  }
  const texts = [
    ...["agent", "task", "session"].map((name) => memberOf(identity?.value, name)),
    memberOf(root, "provider"),
  ];
  const wrong = texts.find(
    (member) =>
      member !== undefined &&
      member.value.kind !== "string" &&
      !(member.value.kind === "literal" && member.value.value === null),
  );
  return wrong === undefined ? undefined : shape("this member takes a text or null", wrong.value.range);
}

const envelopeMembers = ["event", "expect", "identity", "provider"];

/** Members that are ignored and that were hardly meant to be. */
export function strayMembers(root: JsonNode): Diagnostic[] {
  if (root.kind !== "object") return [];
  const event = memberOf(root, "event")?.value;
  const kind = event?.kind === "object" ? event.members[0] : undefined;
  const fields = kind === undefined || !Object.hasOwn(eventFields, kind.key) ? [] : fieldNames(kind.key as EventKind);
  return [...nearMisses(root, envelopeMembers), ...(kind === undefined ? [] : nearMisses(kind.value, fields))];
}

function fieldNames(kind: EventKind): string[] {
  return eventFields[kind].map(({ wire }: EventField) => wire);
}

/** Names that are a slip away from one that counts and that is absent. Other tools put members of their own beside. */
function nearMisses(node: JsonNode, known: readonly string[]): Diagnostic[] {
  if (node.kind !== "object") return [];
  const present = new Set(node.members.map(({ key }) => key));
  const absent = known.filter((name) => !present.has(name));
  return node.members.flatMap(({ key, keyRange }) => {
    if (known.includes(key) || key.length > maxNameLength) return [];
    const name = absent.find((candidate) => isSlip(key, candidate));
    if (name === undefined) return [];
    return [
      expectationFinding("sentry.event.member", keyRange, { words: { name }, fixes: [writeFix(name, keyRange)] }),
    ];
  });
}

const maxNameLength = 32;

function isSlip(written: string, name: string): boolean {
  const plain = written.toLowerCase().replaceAll("-", "_");
  if (plain === name || plain === `${name}s` || plain === `${name}ed`) return true;
  return name.length >= 4 && editDistance(plain, name, 1) <= 1;
}

/** The value of a node, as `JSON.parse` would give it but for integers that it would round. */
function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case "array":
      return node.items.map(plainValue);
    case "object":
      return {};
    case "missing":
      return undefined;
    case "number":
      return node.value >= 2 ** 53 && node.value <= Number(2n ** 64n) ? BigInt(2 ** 53) : node.value;
    default:
      return node.value;
  }
}

function shape(problem: string, range: Range): EventProblem {
  return { isOtherKind: false, finding: expectationFinding("sentry.event.shape", range, { words: { problem } }) };
}

function startOf({ start, end }: Range): Range {
  return { start, end: Math.min(start + 1, end) };
}
