import type { ExcerptPart } from "./excerpt.js";
import { plainForModel } from "./plain-for-model.js";

/** 128 bits of a nonce: nobody guesses it. */
const nonceBytes = 16;

/** A fresh cryptographic nonce in hexadecimal. One for each request: markers with it cannot be written beforehand. */
export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(nonceBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The lines that stand around untrusted text, for the instructions that explain them. */
export function untrustedMarkers(nonce: string, label: string): { readonly begin: string; readonly end: string } {
  return { begin: `[BEGIN UNTRUSTED ${label} ${nonce}]`, end: `[END UNTRUSTED ${label} ${nonce}]` };
}

/**
 * Text of an attacker, or an excerpt of it, between markers that carry the nonce. What was left out is stated in
 * a line that carries the nonce too. Nothing within can imitate either: a text that holds the nonce, which only one that
 * was chosen with knowledge of it can, has it removed.
 *
 * @param label what the text is, in capitals: `SUBJECT`, `ACTOR`.
 */
export function untrustedText(nonce: string, label: string, text: string | readonly ExcerptPart[]): string {
  const { begin, end } = untrustedMarkers(nonce, label);
  const parts: readonly ExcerptPart[] = typeof text === "string" ? [{ kind: "text", text }] : text;
  const lines = parts.map((part) =>
    part.kind === "text"
      ? plainForModel(part.text).replaceAll(nonce, "\ufffd")
      : `[${nonce}: ${withThousands(part.characters)} characters left out]`,
  );
  return [begin, ...lines, end].join("\n");
}

function withThousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
