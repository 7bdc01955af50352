/** Patterns and subjects in the manner of a large policy on commands: made up, but of the usual shapes and lengths. */
export interface RuleSet {
  readonly patterns: readonly string[];
  /** For each rule with a gap the word before the gap: what an attacker repeats to keep all of them busy. */
  readonly openings: readonly string[];
}

const knownWords = [
  ..."curl wget nc ncat socat bash zsh python3 perl ruby node npm pip apt-get dd mkfs rm chmod chown mount umount".split(
    " ",
  ),
  ..."ssh scp rsync tar gzip openssl base64 xxd nmap masscan tcpdump iptables nft systemctl crontab useradd passwd".split(
    " ",
  ),
];
const pathWords = "etc var tmp home root opt usr srv proc sys dev run lib bin share local".split(" ");
const syllables =
  "ba be bo da de do fa fe fi ga go ka ke ko la le lo ma me mi na ne no pa pe po ra re ro sa se so ta te to".split(" ");

/** A generator of numbers below 1, the same at every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

type Shape = (word: () => string) => { readonly pattern: string; readonly opening?: string };

/** Rules without a gap come first and are more frequent, as in real policies. */
const shapes: readonly Shape[] = [
  (word) => ({ pattern: `(?i)\\b${word()}\\b` }),
  (word) => ({ pattern: `\\b${word()}\\s+--?${word()}\\b` }),
  (word) => ({ pattern: `/(usr/)?${word()}/${word()}(/|$)` }),
  (word) => ({ pattern: `^(/usr/bin/)?${word()}\\s` }),
  (word) => ({ pattern: `\\b(${word()}|${word()})\\s+(-\\w+\\s+)?${word()}\\.(sh|py|pl)\\b` }),
  (word) => ({ pattern: `${word()}\\.(conf|key|pem)$` }),
  (word) => ({ pattern: `(?i)--${word()}[= ]['"]?${word()}` }),
  (word) => gapped(word(), `.*\\|\\s*(ba|z)?sh\\b`),
  (word) => gapped(word(), `[^|;]*\\s--${word()}\\b`),
  (word) => gapped(word(), `.{0,60}${word()}`),
];

function gapped(opening: string, rest: string): { readonly pattern: string; readonly opening: string } {
  return { pattern: `\\b${opening}\\b${rest}`, opening };
}

export function makeRuleSet(count: number): RuleSet {
  const random = randomNumbers(count);
  const word = () => (random() < 0.1 ? pick(knownWords, random()) : inventedWord(random));
  const patterns: string[] = [];
  const openings: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { pattern, opening } = pick(shapes, random())(word);
    patterns.push(pattern);
    if (opening !== undefined) openings.push(opening);
  }
  return { patterns, openings };
}

/** Commands of about 87 characters; few of them match a rule. */
export function makeSubjects(count: number): string[] {
  const random = randomNumbers(7);
  return Array.from({ length: count }, () => {
    const length = 60 + Math.floor(54 * random());
    let subject = pick(knownWords, random());
    while (subject.length < length) subject += argument(random);
    return subject.slice(0, length);
  });
}

/** All openings in random order: every rule with a gap begins and none ends. */
export function makeAttack(openings: readonly string[], length: number, seed: number): string {
  const random = randomNumbers(seed);
  const words: string[] = [];
  for (let size = 0; size < length; ) {
    const word = pick(openings, random());
    words.push(word);
    size += word.length + 1;
  }
  return words.join(" ").slice(0, length);
}

function argument(random: () => number): string {
  const kind = random();
  if (kind < 0.25) return ` --${inventedWord(random)}`;
  if (kind < 0.35) return ` -${pick("abcdefgh".split(""), random())}`;
  if (kind < 0.6) return ` /${pick(pathWords, random())}/${pick(pathWords, random())}/${inventedWord(random)}.txt`;
  if (kind < 0.7) return ` ${Math.floor(random() * 65_536)}`;
  if (kind < 0.75) return ` | ${pick(knownWords, random())}`;
  if (kind < 0.8) return ` https://${inventedWord(random)}.example.com/${inventedWord(random)}`;
  return ` ${inventedWord(random)}`;
}

function inventedWord(random: () => number): string {
  const length = 2 + Math.floor(random() * 3);
  return Array.from({ length }, () => pick(syllables, random())).join("");
}

function pick<T>(values: readonly T[], random: number): T {
  return values[Math.floor(random * values.length)] as T;
}
