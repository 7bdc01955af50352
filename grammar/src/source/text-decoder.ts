/**
 * The part of the platform's `TextDecoder` that decoding uses. Node and browsers have had it for long; it is declared
 * here because the grammar is compiled against the language alone, so that nothing of one platform slips in.
 */
export interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}

declare const TextDecoder: new (label: "utf-8", options: { fatal?: boolean; ignoreBOM?: boolean }) => Utf8Decoder;

/** A decoder that keeps a byte order mark in the text, and throws at malformed bytes if it is strict. */
export function createUtf8Decoder(options: { readonly isStrict: boolean }): Utf8Decoder {
  return new TextDecoder("utf-8", { fatal: options.isStrict, ignoreBOM: true });
}
