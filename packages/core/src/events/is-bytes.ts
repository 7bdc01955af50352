const nameOfTypedArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
);

/** Whether a value is a Uint8Array, of whichever realm. Asks nothing of the value, which may be a hostile object. */
export function isBytes(value: unknown): value is Uint8Array {
  return nameOfTypedArray?.get?.call(value) === "Uint8Array";
}
