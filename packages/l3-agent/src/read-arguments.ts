import { parseArgs } from "node:util";
import { AgentError } from "./exit-codes.js";

export interface Arguments {
  readonly prompt: string;
  readonly skills?: string;
  /** A file of events, one JSON object a line. */
  readonly events?: string;
}

export const helpText = `Usage: sentry-l3-agent [--skills DIR] [--events FILE] [--json] -p PROMPT

Investigates a security incident with a model behind an OpenAI-compatible endpoint, and prints a verdict:
{"verdict":"allow|block|escalate","severity":"…","reason":"…"}

  -p, --prompt PROMPT  the incident, as Sentry describes it
      --skills DIR     a folder of playbooks: NAME/SKILL.md or NAME.md
      --events FILE    recorded events, one JSON object a line, to look for more of the same actor
      --json           accepted for the sake of the interface; the output is JSON in any case
      --help           this text

Environment: SENTRY_L3_URL (required), SENTRY_L3_MODEL, SENTRY_L3_KEY, SENTRY_L3_EVENTS, SENTRY_L3_MAX_TURNS,
SENTRY_L3_MAX_TOKENS, SENTRY_L3_TIMEOUT_S; A3S_SENTRY_EVENT_FILE is set by Sentry.

Exit codes: 0 verdict printed, 2 wrong use, 3 endpoint failed, 4 a limit was reached, 5 no clear verdict.
`;

/** @throws {AgentError} where the command line is wrong. */
export function readArguments(argv: readonly string[]): Arguments | "help" {
  const { help, prompt, skills, events } = parse(argv);
  if (help === true) return "help";
  if (prompt === undefined || prompt.trim() === "") throw new AgentError("usage", "a prompt is needed: -p PROMPT");
  return { prompt, ...(skills === undefined ? {} : { skills }), ...(events === undefined ? {} : { events }) };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        prompt: { type: "string", short: "p" },
        skills: { type: "string" },
        events: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch {
    // The message of the parser quotes the command line, which holds the evidence.
    throw new AgentError("usage", "wrong command line; see --help");
  }
}
