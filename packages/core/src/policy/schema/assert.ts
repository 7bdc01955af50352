import { matchAttribute, onAttribute, verdictAttribute } from "./rule.js";
import type { BlockSchema } from "./types.js";

export const assertBlock: BlockSchema = {
  labels: [
    {
      type: { kind: "string", length: { min: 1, max: 128 }, noControlCharacters: true },
      documentation: "What the assertion is called in findings.",
    },
  ],
  count: "many",
  documentation: "A statement about the policy: every event of the kind that matches gets the verdict.",
  addition: true,
  body: {
    attributes: {
      on: onAttribute,
      match: matchAttribute,
      verdict: { ...verdictAttribute, documentation: "The verdict that every such event must get." },
    },
    blocks: {},
  },
};
