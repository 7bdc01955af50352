import type { BlockSchema } from "./types.js";

export const agentBlock: BlockSchema = {
  labels: [],
  count: "one",
  documentation: "The third tier: a program that investigates what the tiers before it could not settle.",
  body: {
    attributes: {
      bin: {
        type: { kind: "string", calls: true, format: "executable" },
        required: true,
        documentation: "The program, one path without arguments; a bare name is looked up in `PATH`.",
        example: '"/usr/local/bin/a3s"',
      },
      skills: {
        type: { kind: "string", calls: true, format: "folder" },
        documentation: "The folder of skills that the program is given with `--skills`.",
        example: '"/etc/sentry/skills"',
      },
      args: {
        type: { kind: "strings" },
        documentation:
          "The arguments, instead of `--skills DIR --json -p PROMPT`. `{skills}` and `{prompt}` are filled in; `{prompt}` must be among them.",
        example: '["--json", "-p", "{prompt}"]',
        addition: true,
      },
      timeout_s: {
        type: { kind: "integer", min: 1, max: 86_400, unit: "seconds" },
        default: 120,
        documentation: "How many seconds an investigation may take, 1 to 86400. Afterwards the fail mode decides.",
        example: "120",
      },
    },
    blocks: {},
  },
};
