import type { AttributeSchema, BlockSchema } from "./types.js";

const timeout: AttributeSchema = {
  type: { kind: "integer", min: 1, max: 3600, unit: "seconds" },
  default: 30,
  documentation: "How many seconds a reply may take, 1 to 3600. Afterwards the event is escalated further.",
  example: "30",
};

export const llmBlock: BlockSchema = {
  labels: [],
  count: "one",
  documentation: "The second tier: an OpenAI-compatible chat endpoint that classifies what the rules escalate.",
  body: {
    attributes: {
      url: {
        type: { kind: "string", calls: true, format: "url" },
        required: true,
        documentation: "The base of the endpoint, an `http` or `https` URL; `/chat/completions` is appended.",
        example: '"http://localhost:8000/v1"',
      },
      model: {
        type: { kind: "string", calls: true, length: { min: 1, max: Number.POSITIVE_INFINITY } },
        default: "default",
        documentation: "The model's name as the endpoint knows it.",
        example: '"default"',
      },
      key: {
        type: { kind: "string", calls: true, format: "secret" },
        documentation: 'The bearer key of the endpoint. Keep it out of the file: `env("LLM_KEY")`.',
        example: 'env("LLM_KEY")',
      },
      timeout_s: timeout,
    },
    blocks: {},
  },
};
