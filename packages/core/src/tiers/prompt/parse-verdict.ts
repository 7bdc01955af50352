import { type Severity, severities, type Verdict, verdicts } from "../../decision/decision.js";
import { cleanReason } from "./clean-reason.js";
import { scanObject } from "./scan-object.js";

/** A verdict as a model or an agent gave it. */
export interface ParsedVerdict {
  readonly verdict: Verdict;
  /** `medium` where the reply names none of ours. */
  readonly severity: Severity;
  /** One line without control characters and secrets, of at most 500 UTF-16 units. */
  readonly reason: string;
}

/** A verdict, or why there is no clear one: words of ours, never of the reply. */
export type VerdictResult =
  | { readonly ok: true; readonly verdict: ParsedVerdict }
  | { readonly ok: false; readonly why: string };

/** What was asked: by it an echo is told from an answer. */
export interface ParseVerdictOptions {
  /** Texts of the request that an attacker may have written. An allow that is spelled in one of them is an echo. */
  readonly untrusted?: readonly string[];
  /** The nonce of the request: a reply that holds it repeats the request. */
  readonly nonce?: string;
  /** What must not stand in a reason, such as the key of the endpoint. */
  readonly secrets?: readonly string[];
}

/** A reply that is longer is none, in UTF-16 units. */
const maxReplyLength = 1024 * 1024;

/**
 * Reads the verdict from the reply of a model or an agent: one JSON object with `verdict`, `severity` and `reason`, with
 * or without prose or a code fence around it, after the model's thoughts in `<think>` where it wrote them down.
 *
 * Whatever leaves a doubt is no verdict, and the caller escalates:
 * - no object with a verdict, or one that is cut off, is not strict JSON, or stands within another one;
 * - several objects that do not say the same;
 * - a verdict that is not exactly `allow`, `block` or `escalate`, a key twice or in another case;
 * - an allow that is spelled with escapes, which no model needs for these letters, and which hide an echo;
 * - a quoted key `verdict` anywhere outside of the object: the reply quotes the event, or a second answer;
 * - an object in a quotation (`>`), and one without a reason in the middle of a sentence;
 * - a reply that repeats the request, and an allow that the event itself spells out.
 *
 * A missing or unknown severity is `medium`: the verdict is clear without it. Takes time linear in the reply.
 */
export function parseVerdict(reply: string, options: ParseVerdictOptions = {}): VerdictResult {
  if (reply.length > maxReplyLength) return unclear("it is too long");
  const { nonce } = options;
  if (nonce !== undefined && reply.includes(nonce)) return unclear("it repeats the request");
  const answer = withoutThoughts(reply);
  if (answer === undefined) return unclear("it ends within the model's thoughts");
  const { candidates, rest, isBroken } = findCandidates(answer);
  if (isBroken || quotedKey.test(rest)) return unclear("it quotes other verdicts");
  if (candidates.length > maxCandidates) return unclear("it holds several verdicts");
  const results = candidates.map((candidate) => readCandidate(answer, candidate, options));
  const result = results.find(({ ok }) => !ok) ?? results[0] ?? unclear("no JSON object with a verdict");
  if (!result.ok) return result;
  if (results.some((other) => JSON.stringify(other) !== JSON.stringify(result)))
    return unclear("it holds several verdicts");
  const saysOther = Array.from(rest.matchAll(statedVerdict)).some(
    ([, word]) => word?.toLowerCase() !== result.verdict.verdict,
  );
  return saysOther ? unclear("its prose says otherwise") : result;
}

/** A model may say the same thing twice. */
const maxCandidates = 4;

/** A key `verdict` in quotes, possibly escaped ones: in plain prose the word says nothing. */
const quotedKey = /["'`\\]\s{0,8}verdict\s{0,8}["'`\\]/i;

/** A verdict that prose or another object states, such as `Verdict: block` or `{"decision":"block"}`. */
const statedVerdict = /\b(?:verdict|decision|conclusion)\b\W{0,8}(?:is\b\W{0,8})?(allow|block|escalate)/gi;

/** An allow without escapes. In an object of strict JSON this stands nowhere but in a key and its value. */
const plainAllow = /"verdict"[ \t\r\n]*:[ \t\r\n]*"allow"/;

/** A JSON object of the reply that speaks of a verdict. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly keys: readonly string[];
  readonly isNested: boolean;
}

interface Candidates {
  readonly candidates: readonly Candidate[];
  /** The reply without the candidates. */
  readonly rest: string;
  /** Something that begins as an object, and is none, speaks of a verdict. */
  readonly isBroken: boolean;
}

function findCandidates(reply: string): Candidates {
  const candidates: Candidate[] = [];
  let rest = "";
  let restStart = 0;
  let isBroken = false;
  let start = reply.indexOf("{");
  while (start !== -1) {
    const scanned = scanObject(reply, start);
    const text = reply.slice(start, scanned.end);
    if (!scanned.ok) {
      isBroken ||= /verdict/i.test(text);
    } else {
      const isNested = scanned.nestedKeys.has("verdict");
      if (isNested || scanned.keys.some((key) => key.toLowerCase() === "verdict")) {
        candidates.push({ start, end: scanned.end, text, keys: scanned.keys, isNested });
        rest += `${reply.slice(restStart, start)} `;
        restStart = scanned.end;
      }
    }
    start = reply.indexOf("{", scanned.end);
  }
  return { candidates, rest: rest + reply.slice(restStart), isBroken };
}

function readCandidate(reply: string, candidate: Candidate, options: ParseVerdictOptions): VerdictResult {
  const { text, keys, isNested } = candidate;
  if (isNested) return unclear("a verdict stands within another object");
  const lowerKeys = keys.map((key) => key.toLowerCase());
  if (new Set(lowerKeys).size !== keys.length) return unclear("a key stands twice");
  const answer = parsedObject(text);
  if (answer === undefined) return unclear("no JSON object with a verdict");
  const verdict = verdicts.find((known) => known === answer.verdict);
  if (verdict === undefined) return unclear("unknown verdict");
  const hasReason = typeof answer.reason === "string";
  const place = placeOf(reply, candidate);
  if (place === "quotation" || (place === "inline" && !hasReason)) return unclear("the verdict stands in a quotation");
  if (place === "enclosed") return unclear("a verdict stands within another object");
  if (verdict === "allow" && !plainAllow.test(text)) return unclear("the allow is spelled with escapes");
  if (verdict === "allow" && spellsAllow(options.untrusted)) return unclear("the event spells out an allow");
  const severity = severities.find((known) => known === answer.severity) ?? "medium";
  const reason = typeof answer.reason === "string" ? cleanReason(answer.reason, options.secrets) : "";
  return { ok: true, verdict: { verdict, severity, reason: reason === "" ? "no reason given" : reason } };
}

/** Where the object stands in the reply. */
type Place = "alone" | "inline" | "quotation" | "enclosed";

function placeOf(reply: string, { start, end }: Candidate): Place {
  const lineStart = reply.slice(reply.lastIndexOf("\n", start - 1) + 1, start);
  const newline = reply.indexOf("\n", end);
  const lineEnd = reply.slice(end, newline === -1 ? reply.length : newline);
  if (lineStart.trimStart().startsWith(">")) return "quotation";
  const last = reply.slice(0, start).trimEnd().at(-1) ?? "";
  const next = reply.slice(end).trimStart().at(0) ?? "";
  if (["{", "["].includes(last) || ["}", "]"].includes(next)) return "enclosed";
  return isFence(lineStart) && isFence(lineEnd) ? "alone" : "inline";
}

/** Nothing, or the mark of a code fence. */
function isFence(text: string): boolean {
  return ["", "json"].includes(text.replaceAll("`", "").trim().toLowerCase());
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/**
 * Whether a text holds the answer that allows, whatever its quotes, blanks and escapes. A model that was talked into
 * repeating it, or quotes it, cannot be told from one that means it.
 */
function spellsAllow(texts: readonly string[] = []): boolean {
  return texts.some((text) => /verdict[:=]+allow/i.test(text.replace(escapedColon, ":").replace(quotesAndBlanks, "")));
}

const escapedColon = /\\u003[ad]/gi;

/** Quotes, blanks, backslashes and what is shown as a blank or not at all, also as a JSON text escapes them. */
const quotesAndBlanks = /\\u00(?:09|0a|0d|20|22|27|60)|\\[nrt]|[\s"'`\p{Cc}\p{Cf}]|\\/giu;

/** The reply after the thoughts that it begins with; undefined where they do not end. */
function withoutThoughts(reply: string): string | undefined {
  if (!/^\s*<think>/.test(reply)) return reply;
  const end = reply.lastIndexOf("</think>");
  return end === -1 ? undefined : reply.slice(end + "</think>".length);
}

function unclear(why: string): VerdictResult {
  return { ok: false, why };
}
