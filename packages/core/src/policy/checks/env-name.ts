import { defineCheck } from "../define-check.js";

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/u;

export const envName = defineCheck({
  code: "sentry.env.name",
  severity: "error",
  message: "Not an environment variable name",
  documentation: "The name of a variable is made of letters, digits and underscores and does not begin with a digit.",
  partwise: true,
  *check({ calls }) {
    for (const { call, allowed } of calls) {
      const [name] = call.args;
      if (!allowed || call.name !== "env" || call.args.length !== 1) continue;
      if (name?.kind !== "string" && name?.kind !== "word") continue;
      if (name.kind === "string" && name.incomplete) continue;
      if (!variableName.test(name.value)) yield { range: name.range };
    }
  },
});
