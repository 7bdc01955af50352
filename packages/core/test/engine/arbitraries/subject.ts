import fc from "fast-check";

const pieces = [
  ..."aabbcckKsSiI019_-. :/",
  ..."éÉßſKİıσςΣжЖ٣中😀𐐀𐐨",
  ..."\n\r\t\u00a0\u2028\u0345\u200d\u007f\0",
  "\r\n",
  "\n\r\n",
  "ab",
  "abc",
  "\ud83d",
  "\ude00",
  "\ud83d\ud83d\ude00",
  "\ufffd",
];

/** Short texts of characters that the patterns are about, halves of surrogate pairs included. */
export const subject: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((parts) => parts.join(""));
