import { type Item, parseAcl, type Range, type Value } from "@a3s/acl-grammar";
import { type BodySchema, policySchema } from "@a3s/sentry-core";

/**
 * The text of a policy with the characters of secrets that stand in it replaced, one for one, so that offsets stay. What
 * is printed ends up in the logs of build servers.
 */
export function hideSecrets(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of secretRanges(parseAcl(text).document.items, policySchema.document)) {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^"'\r\n]/g, "*"));
    done = end;
  }
  return parts.join("") + text.slice(done);
}

function* secretRanges(items: readonly Item[], schema: BodySchema): Iterable<Range> {
  for (const item of items) {
    if (item.kind === "attribute") yield* secretsOfField(item.name, item.value, schema);
    const body = item.kind === "block" ? schema.blocks[item.type]?.body : undefined;
    if (item.kind === "block" && body !== undefined) yield* secretRanges(item.items, body);
  }
}

/** A block may also be written as an attribute with an object. */
function* secretsOfField(name: string, value: Value, schema: BodySchema): Iterable<Range> {
  const type = schema.attributes[name]?.type;
  if (type?.kind === "string" && type.format === "secret") yield* literalRanges(value);
  const body = schema.blocks[name]?.body;
  if (value.kind !== "object" || body === undefined) return;
  for (const entry of value.entries) yield* secretsOfField(entry.key, entry.value, body);
}

/** The name of a variable is no secret; the other parts of a text that is put together are. */
function* literalRanges(value: Value): Iterable<Range> {
  if (value.kind === "call" && value.name !== "env") for (const part of value.args) yield* literalRanges(part);
  if (value.kind === "string" || value.kind === "word" || value.kind === "number") yield value.range;
}
