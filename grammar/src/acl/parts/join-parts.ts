import { compareDiagnostics, type Diagnostic } from "../../diagnostic.js";
import type { Attribute, Comment, Comments, Document, Item, ListLiteral } from "../ast.js";
import type { AclLimits } from "../limits.js";
import { noComments } from "../parser/nodes.js";
import type { DocumentPart } from "./document-part.js";
import { type Fragment, type FragmentFacts, plainDepth } from "./fragment.js";
import { moveDiagnostic } from "./move.js";

/** Whether parts that were parsed each by itself are, one behind the other, what their text is as a whole. */
export function areIndependent(parts: readonly DocumentPart[], limits: AclLimits): boolean {
  let bytes = 0;
  let items = 0;
  // Thousands of parts are looked at after every edit, so the plain ones are not looked into.
  const special: Fragment[] = [];
  for (const { fragment } of parts) {
    bytes += fragment.bytes;
    if (fragment.isPlain) items++;
    else special.push(fragment);
  }
  for (const { facts } of special) items += facts.items;
  if (bytes > limits.documentBytes || items > limits.collectionItems) return false;
  const facts = special.map((fragment) => fragment.facts);
  const names = facts.flatMap(({ attributes }) => attributes);
  if (new Set(names).size < names.length) return false;
  if (facts.some(({ isLoose }) => isLoose)) return false;
  const last = parts[parts.length - 1]?.fragment.facts;
  if (facts.some((each) => each !== last && (each.hasOpenParen || each.takesRest))) return false;
  return areBracketsOwn(facts, limits) && areStringsOwn(facts);
}

/** Whether no part has to do with the brackets of another. */
function areBracketsOwn(facts: readonly FragmentFacts[], limits: AclLimits): boolean {
  const unsound = facts.filter(({ brackets }) => brackets !== "sound");
  if (unsound.length === 0) return true;
  // What a line may have lost is asked about only where brackets are missing, wherever that is.
  if (facts.some(({ brackets, swallows }) => brackets === "sound" && swallows)) return false;
  // A closing bracket without partner would close what another part leaves open.
  if (unsound.length > 1 && unsound.some(({ brackets }) => brackets === "wild")) return false;
  const rise = unsound.reduce((sum, each) => sum + Math.max(0, each.rise), 0);
  const deepest = facts.reduce((most, each) => Math.max(most, each.deepest), plainDepth);
  return rise + deepest <= limits.nestingDepth;
}

/** Whether no string that is left open could go on in the next part. */
function areStringsOwn(facts: readonly FragmentFacts[]): boolean {
  const open = facts.filter(({ openStrings }) => openStrings > 0);
  return open.length < 2 || !open.some(({ hasOpenStringOnFirstLine }) => hasOpenStringOnFirstLine);
}

/** The tree of the whole. */
export function joinDocuments(parts: readonly DocumentPart[], length: number): Document {
  return {
    kind: "document",
    range: { start: 0, end: length },
    comments: joinComments(parts.filter(({ fragment }) => !fragment.isPlain)),
    items: groupParts(parts).flatMap(itemsOf),
  };
}

/** Parts that stand for whole items: most alone, those of one list together. */
export function groupParts(parts: readonly DocumentPart[]): readonly (readonly DocumentPart[])[] {
  const groups: DocumentPart[][] = [];
  for (const part of parts) {
    if (part.list?.from === undefined) groups.push([part]);
    else groups[groups.length - 1]?.push(part);
  }
  return groups;
}

/** The items of a group of parts, with offsets in the document. */
export function itemsOf(group: readonly DocumentPart[]): readonly Item[] {
  const [head] = group;
  const tail = group[group.length - 1];
  if (head === undefined || tail === undefined) return [];
  if (head === tail) return head.items;
  const list = joinList(group.flatMap((part) => attributeOf(part) ?? []));
  return [...head.items.slice(0, -1), ...(list === undefined ? [] : [list]), ...tail.items.slice(1)];
}

/** The attribute whose list goes over several parts, as one of them has it. */
export function attributeOf({ list, items }: DocumentPart): Attribute | undefined {
  const item = list?.from === undefined ? items[items.length - 1] : items[0];
  return item?.kind === "attribute" ? item : undefined;
}

function joinList(attributes: readonly Attribute[]): Attribute | undefined {
  const first = attributes[0];
  const last = attributes[attributes.length - 1];
  if (first?.value.kind !== "list" || last?.value.kind !== "list") return undefined;
  const lists = attributes.flatMap(({ value }) => (value.kind === "list" ? [value] : []));
  const { closeRange, comments } = last.value;
  const value: ListLiteral = {
    ...first.value,
    range: { start: first.value.range.start, end: last.value.range.end },
    comments,
    items: lists.flatMap(({ items }) => items),
    ...(closeRange === undefined ? {} : { closeRange }),
    incomplete: lists.some(({ incomplete }) => incomplete),
  };
  const range = { start: first.range.start, end: last.range.end };
  return { ...first, range, value, incomplete: attributes.some(({ incomplete }) => incomplete) };
}

/** The comments of the document that belong to no item. */
export function joinComments(parts: readonly DocumentPart[]): Comments {
  const own = parts.filter(({ fragment }) => fragment.document.comments !== noComments);
  if (own.length === 0) return noComments;
  const joined: Record<keyof Comments, Comment[]> = { leading: [], trailing: [], dangling: [] };
  for (const { comments } of own) {
    for (const place of ["leading", "trailing", "dangling"] as const) joined[place].push(...comments[place]);
  }
  return joined;
}

/** The findings of the whole, errors cut last. */
export function joinDiagnostics(
  parts: readonly DocumentPart[],
  limit: number,
): { readonly diagnostics: readonly Diagnostic[]; readonly truncated: boolean } {
  const room = Math.max(0, limit);
  const special = parts.filter(({ fragment }) => !fragment.isPlain);
  const count = special.reduce((sum, { fragment }) => sum + fragment.facts.findings, 0);
  // In source order already, because the parts are.
  const errors = firstOf(special, room, (diagnostic) => diagnostic.severity === "error");
  const others = firstOf(special, room - errors.length, (diagnostic) => diagnostic.severity !== "error");
  return { diagnostics: [...errors, ...others].sort(compareDiagnostics), truncated: count > room };
}

/** The first diagnostics of some severity. The others are not even put in their place. */
function firstOf(
  parts: readonly DocumentPart[],
  limit: number,
  isWanted: (diagnostic: Diagnostic) => boolean,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const part of parts) {
    for (const diagnostic of part.fragment.diagnostics) {
      if (found.length >= limit) return found;
      if (isWanted(diagnostic)) found.push(moveDiagnostic(diagnostic, part.delta));
    }
  }
  return found;
}
