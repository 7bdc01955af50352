// Sentry inside a program: a host that runs tools for an agent asks the policy before each of them.
//
// Node 22.18 and later run this file as it is: node examples/library.ts

import { fileURLToPath } from "node:url";
import { type Decision, PolicyError, Sentry, toolExec } from "@a3s/sentry-core";

/** Runs a command for an agent, once the policy has nothing against it. */
export async function runTool(
  sentry: Sentry,
  argv: readonly string[],
  run: (argv: readonly string[]) => Promise<string>,
): Promise<string> {
  const event = toolExec(process.pid, argv, { agent: "example-agent" });
  const decision = await sentry.evaluate(event);
  // An event of our own making is always judged; null would mean that this line is no event.
  if (decision?.verdict !== "allow") throw new ToolRefused(decision);
  return run(argv);
}

/** What the agent gets to read instead of the output: the rule and its reason, so that it can do something else. */
export class ToolRefused extends Error {
  override readonly name = "ToolRefused";
  readonly decision: Decision | null;

  constructor(decision: Decision | null) {
    super(decision ? `${decision.severity}: ${decision.reason}` : "not an event");
    this.decision = decision;
  }
}

/** Reads the policy beside this file; a policy with errors judges nothing and says why. */
export async function loadPolicy(path = fileURLToPath(new URL("sentry.acl", import.meta.url))): Promise<Sentry> {
  try {
    return await Sentry.create(path);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const codes = error.diagnostics.map(({ code }) => code);
    throw new Error(`${error.message} (${codes.join(", ")})`, { cause: error });
  }
}

/** Three tool calls of an agent, one of which the policy refuses. */
export async function main(print: (line: string) => void): Promise<void> {
  const sentry = await loadPolicy();
  const calls = [
    ["git", "status", "--short"],
    ["kubectl", "--context", "production", "delete", "deployment", "api"],
    ["npx", "vitest", "run"],
  ];
  for (const argv of calls) {
    try {
      print(await runTool(sentry, argv, async () => `ran ${argv.join(" ")}`));
    } catch (error) {
      if (!(error instanceof ToolRefused)) throw error;
      print(`refused ${argv.join(" ")}: ${error.message}`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(console.log);
