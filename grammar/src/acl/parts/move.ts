import type { Diagnostic, Fix } from "../../diagnostic.js";
import type { Range } from "../../source/range.js";
import type { Comment, Comments, Item, Label, ObjectEntry, StringSegment, Value } from "../ast.js";
import { noComments } from "../parser/nodes.js";

/** The same stretch `delta` units further on. */
export function moveRange({ start, end }: Range, delta: number): Range {
  return { start: start + delta, end: end + delta };
}

/** The same tree `delta` units further on. */
export function moveItem(item: Item, delta: number): Item {
  const { range, comments } = item;
  const place = { range: moveRange(range, delta), comments: moveComments(comments, delta) };
  switch (item.kind) {
    case "attribute":
      return {
        ...item,
        ...place,
        nameRange: moveRange(item.nameRange, delta),
        opRange: moveRange(item.opRange, delta),
        value: moveValue(item.value, delta),
      };
    case "block":
      return {
        ...item,
        ...place,
        typeRange: moveRange(item.typeRange, delta),
        labels: item.labels.map((label) => moveLabel(label, delta)),
        openRange: moveRange(item.openRange, delta),
        ...moveCloser(item, delta),
        items: item.items.map((inner) => moveItem(inner, delta)),
      };
    case "bad":
      return { ...item, ...place };
  }
}

export function moveComments(comments: Comments, delta: number): Comments {
  if (comments === noComments) return noComments;
  const move = (comment: Comment): Comment => ({ ...comment, range: moveRange(comment.range, delta) });
  return {
    leading: comments.leading.map(move),
    trailing: comments.trailing.map(move),
    dangling: comments.dangling.map(move),
  };
}

/** The same finding `delta` units further on, with its fixes. */
export function moveDiagnostic(diagnostic: Diagnostic, delta: number): Diagnostic {
  const { fixes, related } = diagnostic;
  return {
    ...diagnostic,
    range: moveRange(diagnostic.range, delta),
    ...(fixes === undefined ? {} : { fixes: fixes.map((fix) => moveFix(fix, delta)) }),
    ...(related === undefined
      ? {}
      : { related: related.map(({ message, range }) => ({ message, range: moveRange(range, delta) })) }),
  };
}

function moveFix({ title, edits }: Fix, delta: number): Fix {
  return { title, edits: edits.map(({ range, newText }) => ({ range: moveRange(range, delta), newText })) };
}

export function moveLabel(label: Label, delta: number): Label {
  return { ...label, range: moveRange(label.range, delta) };
}

export function moveValue(value: Value, delta: number): Value {
  const place = {
    range: moveRange(value.range, delta),
    comments: moveComments(value.comments, delta),
    ...(value.parens === undefined ? {} : { parens: moveRange(value.parens, delta) }),
  };
  switch (value.kind) {
    case "string":
      return { ...value, ...place, segments: value.segments.map((segment) => moveSegment(segment, delta)) };
    case "list":
      return {
        ...value,
        ...place,
        items: value.items.map((item) => moveValue(item, delta)),
        openRange: moveRange(value.openRange, delta),
        ...moveCloser(value, delta),
      };
    case "object":
      return {
        ...value,
        ...place,
        entries: value.entries.map((entry) => moveEntry(entry, delta)),
        openRange: moveRange(value.openRange, delta),
        ...moveCloser(value, delta),
      };
    case "call":
      return {
        ...value,
        ...place,
        nameRange: moveRange(value.nameRange, delta),
        args: value.args.map((argument) => moveValue(argument, delta)),
        openRange: moveRange(value.openRange, delta),
        ...moveCloser(value, delta),
      };
    default:
      return { ...value, ...place };
  }
}

export function moveEntry(entry: ObjectEntry, delta: number): ObjectEntry {
  return {
    ...entry,
    range: moveRange(entry.range, delta),
    comments: moveComments(entry.comments, delta),
    keyRange: moveRange(entry.keyRange, delta),
    opRange: moveRange(entry.opRange, delta),
    value: moveValue(entry.value, delta),
  };
}

function moveSegment({ valueStart, valueEnd, source }: StringSegment, delta: number): StringSegment {
  return { valueStart, valueEnd, source: moveRange(source, delta) };
}

function moveCloser({ closeRange }: { readonly closeRange?: Range }, delta: number): { readonly closeRange?: Range } {
  return closeRange === undefined ? {} : { closeRange: moveRange(closeRange, delta) };
}
