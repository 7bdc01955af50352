import { agentBlock } from "./agent.js";
import { allowedSeverities } from "./allowed-values.js";
import { assertBlock } from "./assert.js";
import { denyBlock } from "./deny.js";
import { functions } from "./functions.js";
import { llmBlock } from "./llm.js";
import { maskBlock } from "./mask.js";
import { ruleBlock, rulesAttribute, rulesBlock } from "./rule.js";
import { saeBlock } from "./sae.js";
import type { PolicySchema } from "./types.js";

/**
 * Everything that a `sentry.acl` may contain, with types, defaults, allowed values and documentation. Validation,
 * completion, hover and the manual all read this table.
 */
export const policySchema: PolicySchema = {
  document: {
    attributes: {
      fail_closed: {
        type: { kind: "boolean" },
        default: false,
        documentation: "Block what no tier could settle. When false, such events are allowed.",
        example: "true",
      },
      dry_run: {
        type: { kind: "boolean" },
        default: false,
        documentation: "Judge, but write no deny-file.",
        example: "true",
      },
      speculate: {
        type: { kind: "string", allowed: allowedSeverities },
        documentation:
          "From this severity on, an escalated event goes to the llm and the agent at the same time. Needs both.",
        example: '"high"',
      },
      rules: rulesAttribute,
    },
    blocks: {
      llm: llmBlock,
      agent: agentBlock,
      sae: saeBlock,
      deny: denyBlock,
      rule: ruleBlock,
      rules: rulesBlock,
      mask: maskBlock,
      assert: assertBlock,
    },
  },
  functions,
};
