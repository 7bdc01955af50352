import { type ParsedRegex, parseRegex } from "@a3s/acl-grammar/regex";
import { compileRegex } from "../engine/regex/compile-regex.js";
import type { Program } from "../engine/regex/program.js";
import { testRegex } from "../engine/regex/test-regex.js";
import type { EventKind } from "../events/kinds.js";

/**
 * All subjects that events of a kind can have, as a regex that matches whole subjects; undefined where any text is one.
 * What the analysis proves is proved of these subjects, and its witnesses are taken from them.
 */
export function subjectLanguage(kind: EventKind): ParsedRegex | undefined {
  return languages[kind];
}

/** Whether the text is a subject that an event of the kind can have. */
export function isSubject(kind: EventKind, text: string): boolean {
  const language = languages[kind];
  if (language === undefined) return true;
  const program = programs.get(kind) ?? compileRegex(language);
  programs.set(kind, program);
  return testRegex(program, text);
}

/** Compiled when first asked for. */
const programs = new Map<EventKind, Program>();

const languages: Partial<Record<EventKind, ParsedRegex>> = {
  Egress: whole(`(?s:.*):(?:${decimalUpTo("65535")})`),
  SecurityAction: whole(`(?s:.*) (?:${decimalUpTo("18446744073709551615")})`),
  LlmActivations: whole(`(?:0|[1-9][0-9]*) sae features @L(?:${decimalUpTo("4294967295")})`),
};

function whole(pattern: string): ParsedRegex {
  return parseRegex(`\\A(?:${pattern})\\z`);
}

/** A pattern of the decimal spellings, without leading zeros, of the numbers from zero to `max`. */
function decimalUpTo(max: string): string {
  const alternatives = ["0", `[1-9][0-9]{0,${max.length - 2}}`];
  for (const [index, digit] of [...max].entries()) {
    const lowest = index === 0 ? 1 : 0;
    if (Number(digit) - 1 < lowest) continue;
    alternatives.push(`${max.slice(0, index)}[${lowest}-${Number(digit) - 1}][0-9]{${max.length - index - 1}}`);
  }
  return [...alternatives, max].join("|");
}
