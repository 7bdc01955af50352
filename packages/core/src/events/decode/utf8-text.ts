const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The text of UTF-8 bytes. What is not UTF-8 becomes U+FFFD, as it does wherever programs print it: an event must not go
 * unjudged for a byte.
 */
export function utf8Text(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
