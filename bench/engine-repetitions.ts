import { randomNumbers } from "./engine-rules.js";

/** Rules that repeat much, and a subject of 256 KiB that keeps all of them busy. */
export interface HostileCase {
  readonly name: string;
  readonly patterns: readonly string[];
  readonly subject: string;
}

const size = 256 * 1024;
const letters = random("ab");

/** What was worst in searches by hand for each shape of rule. */
export const hostileCases: readonly HostileCase[] = [
  { name: "a[ab]{500}c", patterns: ["a[ab]{500}c"], subject: letters },
  { name: "a[ab]{100000}c", patterns: ["a[ab]{100000}c"], subject: letters },
  { name: "a[ab]{0,500}c", patterns: ["a[ab]{0,500}c"], subject: letters },
  { name: "2 × (a|b)[ab]{900}", patterns: ["a[ab]{900}c", "b[ab]{900}d"], subject: letters },
  { name: "300 × a[ab]{500+i}c", patterns: rules((i) => `a[ab]{${500 + i}}c`), subject: letters },
  {
    name: "300 × a[ab…]{500}c, other classes",
    patterns: rules((i) => `a[ab${String.fromCodePoint(0x4e00 + i)}]{500}c`),
    subject: letters,
  },
  {
    name: "300 × word[a-z]{500}Z",
    patterns: rules((i) => `${word(i)}[a-z]{500}Z`),
    subject: repeat(rules(word).join("")),
  },
  { name: "a(?:[ab]{2}a|b){100,300}c", patterns: ["a(?:[ab]{2}a|b){100,300}c"], subject: letters },
  { name: "a(?:a{0,50}b{0,50}){10}c", patterns: ["a(?:a{0,50}b{0,50}){10}c"], subject: letters },
  { name: "300 × (?:ab|ba){100+i}c", patterns: rules((i) => `(?:ab|ba){${100 + i}}c`), subject: repeat("ab") },
  {
    name: "300 × word(?:[a-z]{2}|[0-9]a){300}Z",
    patterns: rules((i) => `${word(i)}(?:[a-z]{2}|[0-9]a){300}Z`),
    subject: repeat(rules(word).join("")),
  },
  {
    name: "300 × a.{0,60}word, all candidates",
    patterns: rules((i) => `a.{0,60}W${word(i)}W`),
    subject: repeat(rules((i) => `${letters.slice(0, 500)}${"z".repeat(70)}W${word(i)}W`).join("")),
  },
  { name: "300 × a[ab]{18+i}c", patterns: rules((i) => `a[ab]{${18 + (i % 30)}}c${i}`), subject: letters },
  {
    name: "a([ab][abd]){950}c written out",
    patterns: [`a${"[ab][abd]".repeat(950)}c`],
    subject: letters,
  },
];

function rules(patternOf: (index: number) => string): string[] {
  return Array.from({ length: 300 }, (_, index) => patternOf(index));
}

/** Different words of the letters from c to m. */
function word(index: number): string {
  let text = "";
  for (let rest = index + 50; rest > 0; rest = Math.floor(rest / 11)) text += "cdefghijklm"[rest % 11];
  return text;
}

function repeat(text: string): string {
  return text.repeat(Math.ceil(size / text.length)).slice(0, size);
}

function random(alphabet: string): string {
  const next = randomNumbers(1);
  return Array.from({ length: size }, () => alphabet[Math.floor(next() * alphabet.length)]).join("");
}
