/**
 * A piece of a text. Whatever else comes through a stream is refused: bytes that are written out as a list of numbers would
 * carry their secrets past every detector.
 *
 * @throws {TypeError} where it is no text.
 */
export function textOf(piece: unknown): string {
  if (typeof piece === "string") return piece;
  throw new TypeError("expected pieces of text; decode bytes with a TextDecoderStream first");
}
