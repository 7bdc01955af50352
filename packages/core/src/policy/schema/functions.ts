import type { FunctionSchema } from "./types.js";

/** The functions of the language. They are evaluated when a judge is built, never while a policy is checked. */
export const functions: Readonly<Record<string, FunctionSchema>> = {
  env: {
    signature: "env(NAME)",
    parameters: { min: 1, max: 1, calls: false },
    documentation:
      "The value of an environment variable, read when the judge is built. A variable that is unset or empty keeps the judge from being built.",
  },
  concat: {
    signature: "concat(PART, …)",
    parameters: { min: 1, max: 64, calls: true },
    documentation: "Its 1 to 64 parts in one text of at most 256 KiB; a part is a string or another call.",
  },
};
