/** No program writes an integer of 64 bits with so many characters. */
const maxSourceLength = 1024;

/**
 * The value of a JSON number as an integer, every digit kept, or undefined where it is not a whole number, is negative,
 * has more than `maxDigits` digits or is written with more than 1,024 characters. `1e3` and `12.50e2` are whole numbers
 * too.
 */
export function exactInteger(source: string, maxDigits = 20): bigint | undefined {
  if (source.length > maxSourceLength) return undefined;
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source);
  if (parts === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = whole + fraction;
  let start = 0;
  while (start < digits.length && digits[start] === "0") start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === "0") end--;
  if (start === end) return 0n;
  if (sign === "-") return undefined;
  const integerDigits = whole.length - start + Number(exponent);
  if (!(integerDigits >= end - start && integerDigits <= maxDigits)) return undefined;
  return BigInt(digits.slice(start, end).padEnd(integerDigits, "0"));
}
