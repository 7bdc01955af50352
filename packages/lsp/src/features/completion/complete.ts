import type { PolicySyntax } from "../../document/policy-snapshot.js";
import { nodePathAt } from "../../syntax/node-path.js";
import { placeOf } from "../../syntax/place.js";
import { tokensOf, tokenTouching } from "../../syntax/tokens-of.js";
import { completeComment } from "./complete-comment.js";
import { completeAfterName, completeNames } from "./complete-names.js";
import { completeString } from "./complete-string.js";
import { completeValues } from "./complete-values.js";
import type { CompletionContext } from "./completion-context.js";
import type { CompletionItem } from "./completion-item.js";
import { cursorPlaceAt } from "./cursor-place.js";

/**
 * What can be written at an offset of a policy, finished or not, the best first: the order of the items is the one to
 * show. Never rejects unless the context does.
 */
export async function complete(
  snapshot: PolicySyntax,
  offset: number,
  context: CompletionContext = {},
): Promise<readonly CompletionItem[]> {
  const tokens = tokensOf(snapshot);
  const inside = tokenTouching(
    tokens,
    offset,
    ({ kind, range }) =>
      (kind === "comment" && range.start < offset) ||
      (kind === "unterminated-string" && range.start < offset) ||
      ((kind === "string" || kind === "heredoc") && range.start < offset && offset < range.end),
  );
  if (inside?.kind === "comment") {
    const { range } = inside;
    // Right behind the end mark of a block comment the source goes on.
    if (!snapshot.text.startsWith("/*", range.start))
      return completeComment(snapshot, { comment: range, offset }, context);
    if (offset < range.end) return [];
  } else if (inside !== undefined) {
    const { document } = snapshot.parsed;
    const path = nodePathAt(document, Math.max(inside.range.start, offset));
    const literal = path.at(-1);
    if (literal?.kind !== "string") return [];
    const place = placeOf(path, document);
    return completeString({ text: snapshot.text, offset, literal, place }, context);
  }
  const place = cursorPlaceAt(snapshot, offset);
  if (place.kind === "name") return completeNames(place);
  return place.kind === "value" ? completeValues(place, context) : completeAfterName(place);
}
