import { type Envelope, envelopes } from "./envelopes.js";
import { isJsonObject, type JsonObject } from "./json-object.js";

/** The last words of an agent, or why there are none: a sentence of ours. */
export type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/**
 * Finds the agent's last words in what it wrote to standard output: in the envelope of a known agent program, or else
 * the whole of it. Of an envelope nothing but the answer counts: what the agent read, thought and ran stands in it too,
 * and part of that is the attacker's. Where a verdict is spoken of beside the documents of an envelope, there is none: an
 * agent that prints its verdict plainly may quote an attacker's line that looks like one.
 */
export function readAnswer(output: string): Answer {
  const documents = jsonDocuments(output);
  if (documents === undefined) return { ok: true, text: output };
  const envelope = envelopes.find(({ isOne }) => documents.some(isOne));
  return envelope === undefined ? { ok: true, text: output } : answerIn(envelope, documents);
}

function answerIn(envelope: Envelope, documents: readonly JsonObject[]): Answer {
  if (documents.some(envelope.failed)) return { ok: false, why: "it reported an error" };
  const { answer } = envelope;
  const start = answer === "last" ? 0 : documents.findLastIndex(answer.allAfter) + 1;
  const texts = documents
    .slice(start)
    .map(envelope.text)
    .filter((text) => typeof text === "string");
  const text = answer === "last" ? texts.at(-1) : texts.join("");
  return text === undefined || text === "" ? { ok: false, why: "it gave no final answer" } : { ok: true, text };
}

/**
 * The JSON objects that an output consists of: one document, the items of one list, or one a line. Lines before the
 * first one that begins as JSON, and others of a stream that do not, are what programs print by the way. Undefined where
 * something that begins as JSON is none, and where something else than the content of a document speaks of a verdict.
 */
function jsonDocuments(output: string): readonly JsonObject[] | undefined {
  const start = /^[ \t]*[[{]/m.exec(output);
  if (start === null || speaksOfVerdict(output.slice(0, start.index))) return undefined;
  const text = output.slice(start.index);
  const whole = parsed(text);
  const values = whole === undefined ? parsedLines(text) : Array.isArray(whole) ? (whole as unknown[]) : [whole];
  if (!values?.every(isJsonObject)) return undefined;
  return values.some((document) => Object.keys(document).some(speaksOfVerdict)) ? undefined : values;
}

function parsedLines(text: string): unknown[] | undefined {
  const values: unknown[] = [];
  for (const line of text.split("\n")) {
    const isDocument = /^\s*[[{]/.test(line);
    if (!isDocument && speaksOfVerdict(line)) return undefined;
    if (isDocument) values.push(parsed(line));
  }
  return values.includes(undefined) ? undefined : values;
}

function speaksOfVerdict(text: string): boolean {
  return /verdict/i.test(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
