import type { BlockSchema } from "./types.js";

export const saeBlock: BlockSchema = {
  labels: [],
  count: "one",
  documentation: "The tier that judges activations of a model by a dictionary of sparse-autoencoder features.",
  body: {
    attributes: {
      dict: {
        type: { kind: "string", calls: true, format: "file" },
        required: true,
        documentation:
          "The dictionary: a JSON file that maps a feature id to `{ concept, category, weight, severity }`.",
        example: '"/etc/sentry/features.json"',
      },
      escalate_at: {
        type: { kind: "number", min: 0, max: 1 },
        default: 0.3,
        documentation: "The harm, 0 to 1, from which an event is escalated. Set it together with `block_at`.",
        example: "0.30",
      },
      block_at: {
        type: { kind: "number", min: 0, max: 1 },
        default: 0.6,
        documentation: "The harm, 0 to 1, from which an event is blocked. Set it together with `escalate_at`.",
        example: "0.60",
      },
    },
    blocks: {},
  },
};
