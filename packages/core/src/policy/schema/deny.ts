import type { AttributeSchema, BlockSchema } from "./types.js";

const sink = (documentation: string, example: string): AttributeSchema => ({
  type: { kind: "string", calls: true, format: "deny-file" },
  documentation,
  example,
});

export const denyBlock: BlockSchema = {
  labels: [],
  count: "one",
  documentation: "The deny-files, which the kernel guards read again every two seconds: one target a line.",
  body: {
    attributes: {
      egress: sink("The file that gets the peers of blocked Egress events.", '"/run/sentry/egress.deny"'),
      file: sink("The file that gets the paths of blocked FileAccess events.", '"/run/sentry/file.deny"'),
      exec: sink("The file that gets the programs of blocked ToolExec events.", '"/run/sentry/exec.deny"'),
    },
    blocks: {},
  },
};
