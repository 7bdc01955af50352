import { AgentFailure } from "./agent-failure.js";

export interface ArgumentValues {
  readonly prompt: string;
  /** The folder of skills; without one, the arguments that ask for it are left out. */
  readonly skills?: string;
}

/** The arguments of the contract: `--skills DIR --json -p PROMPT`. */
export const defaultArguments: readonly string[] = ["--skills", "{skills}", "--json", "-p", "{prompt}"];

/** How many bytes one argument may have on Linux, its terminating NUL not counted: 32 pages of 4 KiB less one. */
const maxArgumentBytes = 128 * 1024 - 1;

/**
 * The arguments of an agent: the template with `{prompt}` and `{skills}` filled in, wherever they stand in an argument.
 * What is filled in is not searched again.
 *
 * Without a folder of skills an argument that holds `{skills}` is left out; where it is the value of an option, which
 * stands before it (a text that starts with `-` and has no `=`), that is left out with it. So `--skills {skills}` and
 * `--skills={skills}` are both dropped whole, and no option takes the next argument for its value.
 */
export function agentArguments(template: readonly string[], { prompt, skills }: ArgumentValues): string[] {
  const present = skills === undefined ? withoutSkills(template) : template;
  const filled = present.map((argument) =>
    argument.replace(/\{(prompt|skills)\}/g, (_, name: string) => (name === "prompt" ? prompt : (skills ?? ""))),
  );
  if (filled.some((argument) => Buffer.byteLength(argument) > maxArgumentBytes)) {
    throw new AgentFailure("an argument is longer than the system takes");
  }
  return filled;
}

function withoutSkills(template: readonly string[]): readonly string[] {
  const needsSkills = (argument: string | undefined) => argument?.includes("{skills}") ?? false;
  return template.filter((argument, index) => {
    if (needsSkills(argument)) return false;
    const next = template[index + 1];
    return !(/^-[^=]*$/.test(argument) && needsSkills(next) && !next?.startsWith("-"));
  });
}
