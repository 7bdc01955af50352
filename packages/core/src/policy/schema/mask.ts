import type { BlockSchema } from "./types.js";

export const maskBlock: BlockSchema = {
  labels: [],
  count: "one",
  documentation:
    "Detectors of this site for the inline gate, one `NAME = 'pattern'` each, beside those for well-known secrets.",
  addition: true,
  body: {
    attributes: {},
    blocks: {},
    anyAttribute: {
      type: { kind: "string", format: "regex" },
      documentation:
        "A regular expression in the dialect of `match`. What its first group matches is masked, or the whole match when it has no group.",
      example: "'emp-[0-9]{6}'",
      addition: true,
    },
  },
};
