import { type Context, processContext } from "./context.js";
import { AgentError, exitCodes } from "./exit-codes.js";
import { investigate } from "./investigate.js";
import { helpText, readArguments } from "./read-arguments.js";
import { readSettings } from "./read-settings.js";
import { readSkills } from "./skills/read-skills.js";
import { createTools } from "./tools/create-tools.js";

/**
 * Runs the command line `--skills DIR --json -p PROMPT` and resolves to the exit code, one of {@link exitCodes}.
 *
 * Where there is a verdict, standard output gets it as one line of JSON, `{"verdict","severity","reason"}`, and nothing
 * else; otherwise it stays empty, and standard error says why. Nothing else is written anywhere.
 */
export async function main(argv: readonly string[], context: Context = processContext()): Promise<number> {
  try {
    const args = readArguments(argv);
    if (args === "help") {
      context.stdout(helpText);
      return exitCodes.verdict;
    }
    const settings = readSettings(context.env);
    const skills = args.skills === undefined ? [] : await readSkills(args.skills);
    const events = args.events ?? settings.eventsFile;
    const tools = createTools({
      skills,
      ...(events === undefined ? {} : { eventsFile: events }),
      ...(settings.eventFile === undefined ? {} : { eventFile: settings.eventFile }),
    });
    const verdict = await investigate({ prompt: args.prompt, skills, tools, settings });
    context.stdout(`${JSON.stringify(verdict)}\n`);
    return exitCodes.verdict;
  } catch (error) {
    const known = error instanceof AgentError ? error : new AgentError("endpoint", "the investigation failed");
    context.stderr(`sentry-l3-agent: ${known.message}\n`);
    return exitCodes[known.kind];
  }
}
