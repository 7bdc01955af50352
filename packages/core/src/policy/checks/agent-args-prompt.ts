import { defineCheck } from "../define-check.js";
import { textsOf } from "../model/field-values.js";

export const agentArgsPrompt = defineCheck({
  code: "sentry.agent.args_prompt",
  severity: "error",
  message: "No argument holds {prompt}",
  documentation:
    "`args` replaces all arguments, and without `{prompt}` in one of them the agent never learns what to look at.",
  *check({ singles }) {
    const agent = singles.get("agent")?.body;
    const args = textsOf(agent, "args");
    const field = agent?.fields.get("args");
    if (args === undefined || field === undefined) return;
    if (!args.some(({ value }) => value.includes("{prompt}"))) yield { range: field.value.range };
  },
});
