import { maxPlaceholderLength, placeholderAt, placeholderOpening } from "./placeholder.js";
import type { RedactionVault } from "./redaction-vault.js";
import { restoreWith } from "./redaction-vault.js";
import { textOf } from "./text-of.js";

/**
 * Restores a text that comes in pieces, to the same text as `vault.restore` restores it, wherever it is cut. Holds back at
 * most the beginning of a placeholder. The vault is asked as the text goes by, so that it may still be filling.
 *
 * The stream fails with a TypeError at a piece that is no text, such as bytes: put a `TextDecoderStream` before it.
 */
export function restoreStream(vault: Pick<RedactionVault, "originalOf">): TransformStream<string, string> {
  let held = "";
  return new TransformStream<string, string>({
    transform(text, controller) {
      held += textOf(text);
      const ready = readyLength(held);
      if (ready === 0) return;
      controller.enqueue(restoreWith(held.slice(0, ready), (placeholder) => vault.originalOf(placeholder)));
      held = held.slice(ready);
    },
    flush(controller) {
      if (held !== "") controller.enqueue(restoreWith(held, (placeholder) => vault.originalOf(placeholder)));
    },
  });
}

/** How much of a text can be given out: all but what may be the beginning of a placeholder, or of a surrogate pair. */
function readyLength(text: string): number {
  const from = Math.max(0, text.length - maxPlaceholderLength);
  for (let at = text.indexOf("{", from); at >= 0; at = text.indexOf("{", at + 1)) {
    if (mayBegin(text, at)) return at;
  }
  return (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.length - 1 : text.length;
}

/** Whether what stands at an offset, up to the end of the text, is the beginning of a placeholder and not all of one. */
function mayBegin(text: string, at: number): boolean {
  const rest = text.slice(at, at + maxPlaceholderLength);
  if (rest.length < placeholderOpening.length) return placeholderOpening.startsWith(rest);
  if (!rest.startsWith(placeholderOpening) || placeholderAt(text, at) !== undefined) return false;
  return /^(?:[A-Z][A-Z0-9_]{0,63}(?::(?:[1-9][0-9]{0,14}\}?)?)?)?$/u.test(rest.slice(placeholderOpening.length));
}
