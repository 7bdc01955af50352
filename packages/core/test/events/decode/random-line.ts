import type { Random } from "./random.js";

/** One line is odd in one respect at most in so many places. */
type Oddity = number;

const texts = [
  ..."bash -c ls -la curl http://203.0.113.5/x.sh sh nc /bin/sh cat /etc/shadow 169.254.169.254 ptrace".split(" "),
  ...["", " ", "a b", "x".repeat(300), "rm -rf /", "example.com", "setuid-root", "-----BEGIN RSA PRIVATE KEY-----"],
];
const oddTexts = ["é", "😀", "İ", "\u2028", "\u0000", "\n", '"', "\\", "/", "\u007f", "\u0080", "{", "]", "\ufeff"];

const integers = ["0", "1", "7", "80", "443", "1903", "65535", "4294967295", "123456789"];
const oddNumbers = [
  ...["-0", "-1", "0.0", "1.0", "1.5", "1e0", "1E+0", "1e-0", "10e-1", "0e999", "1e999", "-1e999", "1e5", "2.5e1"],
  ...["65536", "4294967296", "9007199254740991", "9007199254740992", "9007199254740993", "999999999999999"],
  ...["9999999999999999", "18446744073709551615", "18446744073709551616", "18446744073709551614", "1e19", "1e20"],
  ...["00", "01", "-", "+1", ".5", "1.", "1.e1", "1e", "1e+", "0x10", "1_0", "NaN", "Infinity", "1 2", "--1", "-a"],
  "1".repeat(400),
  `0.${"0".repeat(400)}1`,
];
const blanks = [" ", "  ", "\t", "\n", "\r\n", "\r"];
const oddBlanks = ["\u00a0", "\v", "\f", "\ufeff", "\u2028", "\u0000", "//", "/**/"];

const kinds = ["ToolExec", "Egress", "Dns", "FileAccess", "SslContent", "SecurityAction"];
const oddKinds = ["LlmActivations", "LlmCall", "ProcessExit", "__proto__", "toString", "toolexec", "ToolExe", ""];
const otherNames = [
  ...["ppid", "uid", "cwd", "comm", "ts_ns", "exe", "workload", "a", "", "pids", "pi", "argv_truncate", "Pid", "event"],
  ...["__proto__", "constructor", "hasOwnProperty", "length", "argv", "peer", "kind", "identity", "é", "x".repeat(70)],
];

type Member = readonly [name: string, value: string];

/**
 * The text of an event as a collector would write it, with oddities of every sort strewn in, of which many are not JSON:
 * the greater the number, the fewer.
 */
export function randomLine(random: Random, oddity: Oddity): string {
  const odd = (): boolean => random.once(oddity);
  const members: Member[] = [["event", event(random, oddity)]];
  if (random.once(2)) members.unshift(["identity", odd() ? anyValue(random, oddity, 3) : identity(random, oddity)]);
  if (random.once(2)) members.unshift(["provider", textOrNull(random, oddity)]);
  if (random.once(3)) members.push(["workload", anyValue(random, oddity, 3)]);
  const line = object(random, oddity, members);
  return odd() ? `${space(random, oddity, 2)}${line}${space(random, oddity, 2)}` : line;
}

/** A number of a random value: of an odd shape now and then. */
export function anyNumber(random: Random, oddity: Oddity): string {
  return random.once(oddity) ? random.pick(oddNumbers) : random.pick(integers);
}

function event(random: Random, oddity: Oddity): string {
  if (random.once(oddity)) return anyValue(random, oddity, 3);
  const member = (): Member => {
    const kind = random.once(12) ? random.pick(oddKinds) : random.pick(kinds);
    return [kind, random.once(oddity) ? anyValue(random, oddity, 3) : fieldsOf(kind, random, oddity)];
  };
  const members = [member()];
  if (random.once(oddity)) members.push(random.once(2) ? (members[0] as Member) : member());
  return object(random, oddity, members, { isExact: true });
}

function fieldsOf(kind: string, random: Random, oddity: Oddity): string {
  const text = () => textValue(random, oddity);
  const number = () => anyNumber(random, oddity);
  const bool = () => random.pick(["true", "false"]);
  const fields: Readonly<Record<string, readonly Member[]>> = {
    ToolExec: [
      ["argv", list(random, oddity, () => text())],
      ["argv_truncated", random.once(5) ? "true" : "false"],
      ["argv_incomplete", random.once(5) ? "true" : "false"],
    ],
    Egress: [
      ["peer", text()],
      ["port", number()],
    ],
    Dns: [["query", text()]],
    FileAccess: [
      ["path", text()],
      ["write", bool()],
    ],
    SslContent: [
      ["content", text()],
      ["is_read", bool()],
    ],
    SecurityAction: [
      ["kind", text()],
      ["detail", number()],
    ],
    LlmActivations: [
      ["layer", number()],
      ["features", list(random, oddity, () => `[${number()},${number()}]`)],
    ],
  };
  const members: Member[] = [
    ["pid", number()],
    ...(Object.hasOwn(fields, kind) ? (fields[kind] as readonly Member[]) : []),
  ].filter(() => !random.once(8)) as Member[];
  return object(
    random,
    oddity,
    members.map(([name, value]) => [name, random.once(oddity) ? anyValue(random, oddity, 2) : value]),
  );
}

function identity(random: Random, oddity: Oddity): string {
  if (random.once(4)) return "null";
  const members = ["agent", "task", "session"].map((name): Member => [name, textOrNull(random, oddity)]);
  return object(
    random,
    oddity,
    members.filter(() => !random.once(4)),
  );
}

function textOrNull(random: Random, oddity: Oddity): string {
  if (random.once(oddity)) return anyValue(random, oddity, 2);
  return random.once(2) ? "null" : textValue(random, oddity);
}

function anyValue(random: Random, oddity: Oddity, depth: number): string {
  const form = random.below(depth > 0 ? 9 : 6);
  if (form < 2) return textValue(random, oddity);
  if (form < 4) return anyNumber(random, oddity);
  if (form === 4) return random.pick(["true", "false", "null"]);
  if (form === 5) return random.once(oddity) ? random.pick(["nul", "True", "truefalse", "undefined", ""]) : "null";
  if (form === 6) return list(random, oddity, () => anyValue(random, oddity, depth - 1));
  if (form === 7 && random.once(4)) {
    const levels = 1 + random.below(40);
    return random.once(2)
      ? `${"[".repeat(levels)}${"]".repeat(levels)}`
      : `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  }
  const members = Array.from(
    { length: random.below(4) },
    (): Member => [random.pick(otherNames), anyValue(random, oddity, depth - 1)],
  );
  return object(random, oddity, members);
}

function list(random: Random, oddity: Oddity, item: () => string): string {
  const items = Array.from({ length: random.below(5) }, item);
  const comma = () => (random.once(3 * oddity) ? random.pick(["", ",,", ";"]) : ",");
  const between = items.map((text, index) => (index === 0 ? text : `${comma()}${space(random, oddity)}${text}`));
  return `[${space(random, oddity)}${between.join(space(random, oddity))}${random.once(3 * oddity) ? "," : ""}]`;
}

interface ObjectOptions {
  /** Nothing is added. */
  readonly isExact?: boolean;
}

function object(random: Random, oddity: Oddity, members: readonly Member[], { isExact }: ObjectOptions = {}): string {
  let all = [...members];
  if (isExact !== true) {
    while (random.once(3)) {
      const value = random.once(3) ? anyValue(random, oddity, 2) : random.pick(['"x"', "1", "null", "[]", "{}"]);
      all.splice(random.below(all.length + 1), 0, [random.pick(otherNames), value]);
    }
    const [repeated] = all;
    if (repeated !== undefined && random.once(oddity)) {
      all.push(random.once(2) ? repeated : [repeated[0], anyValue(random, oddity, 2)]);
    }
    if (random.once(3)) all = random.shuffled(all);
  }
  const texts = all.map(
    ([name, value]) =>
      `${quoted(name, random, oddity)}${space(random, oddity)}:${space(random, oddity)}${value}${space(random, oddity)}`,
  );
  const comma = random.once(10 * oddity) ? random.pick(["", ",,", " "]) : ",";
  return `{${space(random, oddity)}${texts.join(comma)}${random.once(10 * oddity) ? "," : ""}}`;
}

function textValue(random: Random, oddity: Oddity): string {
  let text = random.pick(texts);
  while (random.once(oddity)) text += random.pick(oddTexts);
  return quoted(text, random, oddity);
}

/** A string of JSON, in one of the ways in which it can be written, or nearly one. */
function quoted(text: string, random: Random, oddity: Oddity): string {
  const plain = JSON.stringify(text);
  if (!random.once(2 * oddity)) return plain;
  const at = 1 + random.below(plain.length - 1);
  const insert = random.pick([
    ...["\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\udc00", "\\u0000", "\\/", "\\b\\f\\n\\r\\t", '\\"'],
    ...["\\", "\\x41", "\\u12", "\\u12g4", "\\U0041", "\\'", "\n", "\t", "\u0000", "\u001f", "\u007f", "'", "\ud800"],
  ]);
  const result = `${plain.slice(0, at)}${insert}${plain.slice(at)}`;
  if (!random.once(3)) return result;
  return result.replace(/[a-z]/i, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function space(random: Random, oddity: Oddity, times = 4 * oddity): string {
  if (!random.once(times)) return "";
  return random.once(20) ? random.pick(oddBlanks) : random.pick(blanks);
}
