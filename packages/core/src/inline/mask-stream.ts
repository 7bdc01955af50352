import type { RedactionOptions } from "./find-redactions.js";
import { createInlineGate } from "./inline-gate.js";
import { RedactionScanner } from "./redaction-scanner.js";
import type { RedactionVault } from "./redaction-vault.js";
import { textOf } from "./text-of.js";

/** How a stream is masked. The vault is what restores it later, and so must be given. */
export interface MaskStreamOptions extends RedactionOptions {
  readonly vault: RedactionVault;
}

/**
 * Masks a text that comes in pieces, to the same text as `maskText` masks it, wherever it is cut. A piece is given out
 * as soon as nothing of it can belong to a secret: usually all but its last word. At most some 2,000 characters are held back,
 * and while a secret lasts at most 65,536 more.
 *
 * The stream fails with a TypeError at a piece that is no text, such as bytes: put a `TextDecoderStream` before it.
 */
export function maskStream({ gate = createInlineGate(), vault }: MaskStreamOptions): TransformStream<string, string> {
  let pieces: string[] = [];
  const scanner = new RedactionScanner(gate, {
    plain: (text) => pieces.push(text),
    secret: (original, { kind }) => pieces.push(vault.placeholderFor(kind, original)),
  });
  const give = (controller: TransformStreamDefaultController<string>) => {
    if (pieces.length > 0) controller.enqueue(pieces.join(""));
    pieces = [];
  };
  return new TransformStream<string, string>({
    transform(text, controller) {
      scanner.push(textOf(text));
      give(controller);
    },
    flush(controller) {
      scanner.end();
      give(controller);
    },
  });
}
