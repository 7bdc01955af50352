/** A cassette that cannot be read or written, or a call that does not fit it. */
export class CassetteError extends Error {
  override readonly name = "CassetteError";
}
