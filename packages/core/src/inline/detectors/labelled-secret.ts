import { type CharClass, charClass, isIn, withForeign } from "../char-class.js";
import type { Candidate, Detector } from "../detector.js";
import { isSecretValue, type LabelStrength } from "../is-secret-value.js";
import { closesQuote, quotedTail } from "../quoted-tail.js";
import { type LabelledPlace, readLabel } from "../read-label.js";
import type { TextView } from "../text-view.js";

/** The main words of labels. Each is the end of a label but for a few suffixes: `max_tokens` and `tokenizer` are none. */
const labelWords: readonly { readonly triggers: readonly string[]; readonly strength: LabelStrength }[] = [
  { triggers: ["password", "passwd", "passphrase", "passcode", "pwd", "db_pass", "mysql_pass"], strength: "password" },
  {
    triggers: [
      "secret",
      "token",
      "api[_-]?key",
      "access[_-]?key",
      "private[_-]?key",
      "auth[_-]?key",
      "account[_-]?key",
      "storage[_-]?key",
      "subscription[_-]?key",
      "encryption[_-]?key",
      "signing[_-]?key",
      "master[_-]?key",
      "license[_-]?key",
      "service[_-]?key",
      "session[_-]?key",
      "shared[_-]?key",
      "consumer[_-]?key",
      "credentials",
      "credential",
    ],
    strength: "key",
  },
];

/** How many characters of a value decide whether it is a secret. */
const decisiveLength = 128;

/** What can stand in a value without quotes: all but what ends one in code, addresses and connection strings. */
const bareCharacters = charClass("A-Za-z0-9!#$%*+./:=?@^_~-");
/** Behind a colon no address goes on. */
const colonCharacters = charClass("A-Za-z0-9!#$%&*+./:=?@^_~-");
/** Keys hold no `@`: behind one, the host of an address begins. */
const keyCharacters = charClass("A-Za-z0-9!#$%*+./:=?^_~-");
/** In files of variables everything stands in a value but white space and quotes. */
const environmentCharacters = charClass("A-Za-z0-9!#$%&()*+,./:;<=>?@[]^_{|}~-");
const callOpeners = charClass("([{<");

/**
 * What a value goes on over. ASCII alone decides whether there is one, since words of other languages are mostly prose; but
 * none that was found keeps a tail in the open.
 */
const tailCharacters = new Map(
  [bareCharacters, colonCharacters, keyCharacters, environmentCharacters].map((members) => [
    members,
    withForeign(members),
  ]),
);

interface LabelTrigger {
  readonly trigger: string;
  readonly strength: LabelStrength;
}

const labelTriggers: readonly LabelTrigger[] = labelWords.flatMap(({ triggers, strength }) =>
  triggers
    .flatMap((trigger) =>
      trigger.includes("[_-]?") ? [trigger.replace("[_-]?", ""), trigger.replace("?", "")] : [trigger],
    )
    .map((trigger) => ({ trigger: `(?i)${trigger}`, strength })),
);

export const labelledSecret: Detector = {
  kind: "SECRET",
  title: "Values behind labels such as `password`, `secret`, `token` and `api_key`",
  documentation:
    "The value alone, in JSON, YAML, files of variables, code, XML, addresses and options of commands. The value of a password has at least 4 characters; that of a key or a token at least 8, with a digit and a letter, or a mix of cases. What documentation writes there, references to variables, expressions and prose are left alone.",
  triggers: labelTriggers.map(({ trigger }) => trigger),
  match: (view, hit, trigger) => {
    const place = readLabel(view, hit);
    if (place === undefined) return undefined;
    const { strength } = labelTriggers[trigger] as LabelTrigger;
    return place.quote === undefined ? matchBare(view, place, strength) : matchQuoted(view, place, strength);
  },
  finds: [
    "password=⟦hunter2⟧",
    'DB_PASSWORD="⟦correct-horse⟧"',
    '{"api_key": "⟦‹24 alnum›7⟧", "n": 1}',
    '{\\"password\\": \\"⟦s3cr3t!⟧\\"}',
    "  password: ⟦Tr0ub4dor&3⟧\n",
    "export GITHUB_TOKEN=⟦‹40 hex›⟧",
    "client_secret: '⟦‹32 alnum›9⟧'",
    "https://api.internal/v1?token=⟦‹32 hex›⟧&page=2",
    "<password>⟦hunter2⟧</password>",
    "mysql --password ⟦hunter2⟧ -u root",
    'const apiKey = "⟦‹32 alnum›3⟧";',
    'config["secret_key"] = "⟦‹50 alnum›1⟧"',
    "X-Api-Key: ⟦‹32 hex›⟧",
    "twilio_auth_token = '⟦‹32 hex›⟧'",
    "Server=db;User Id=sa;Password=⟦P@ssw0rd1⟧;Encrypt=true",
    "SECRET_KEY_BASE=⟦‹128 hex›⟧",
    "password=⟦hunter22été!€😀x⟧ “x”",
    "DB_PASSWORD=⟦hunter22é#x⟧",
  ],
  leaves: [
    "api_key: YOUR_API_KEY",
    'token = "<token>"',
    "password=$" + "{DB_PASSWORD}",
    "password: $PASSWORD",
    "apiKey: process.env.API_KEY,",
    'password = os.environ["DB_PASSWORD"]',
    "password = getPassword()",
    "password: string;",
    "const token = await fetchToken(user);",
    "max_tokens: 4096, tokenizer: 'cl100k_base'",
    '"token_type": "bearer"',
    "password: null",
    'placeholder="Enter your password" type="password"',
    "secret: xxxxxxxxxxxxxxxx",
    "api_key=...",
    "Invalid password: must be at least 8 characters",
    "secretName: tls-certificate",
    "token: ********",
    "connect(password=password, token=self.token)",
    "passwordReset: 'https://example.com/reset'",
    "The secret: patience and time.",
    'if (password === "") return;',
    "primary_key=12345678a, cache_key: abc12345",
  ],
};

function matchBare(view: TextView, place: LabelledPlace, strength: LabelStrength): Candidate | undefined {
  const members = charactersOf(place, strength);
  const { start } = place;
  const end = view.runEnd(members, start, start + decisiveLength);
  const value = view.slice(start, end);
  const isCall = isIn(callOpeners, view.code(end)) && /^[\w.$?]*$/u.test(value);
  if (isCall && place.style !== "element") return undefined;
  if (!isSecretValue(value, strength, place)) return undefined;
  return { start, end, tail: { kind: "run", members: tailCharacters.get(members) ?? members } };
}

function charactersOf({ isCapital, isSpaced, style }: LabelledPlace, strength: LabelStrength): CharClass {
  if (isCapital && style === "assign" && !isSpaced) return environmentCharacters;
  if (strength === "key") return keyCharacters;
  return style === "colon" ? colonCharacters : bareCharacters;
}

function matchQuoted(view: TextView, place: LabelledPlace, strength: LabelStrength): Candidate | undefined {
  const { backslashes, start } = place;
  const quote = place.quote as number;
  const limit = start + decisiveLength;
  let before = 0;
  let end = start;
  for (let at = start; at < limit; at++) {
    const code = view.code(at);
    if (code < 0 || code === 0x0a || code === 0x0d) return undefined;
    end = at + 1;
    if (code === quote && closesQuote(before, backslashes)) {
      end = at - backslashes;
      break;
    }
    before = code === 0x5c ? before + 1 : 0;
  }
  if (!isSecretValue(view.slice(start, end), strength, place)) return undefined;
  return { start, end: start, tail: { kind: "reader", reader: quotedTail(start, quote, backslashes) } };
}
