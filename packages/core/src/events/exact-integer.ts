/**
 * The value of a JSON number as an integer, every digit kept, or undefined where it is not a whole number, is negative
 * or has more than `maxDigits` digits. `1e3` and `12.50e2` are whole numbers too. Linear in the length of the text.
 */
export function exactInteger(source: string, maxDigits = 20): bigint | undefined {
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
