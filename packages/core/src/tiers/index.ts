// What those need who write a tier of their own: an entry of its own beside the judge.
export { isolatedClient } from "./llm/isolated-client.js";
export { type LlmEndpoint, type LlmEndpointOptions, llmEndpoint } from "./llm/llm-endpoint.js";
export { failureOf, LlmFailure } from "./llm/llm-failure.js";
export { maxBodyBytes, type PostOptions, postJson } from "./llm/post-json.js";
export { replyText } from "./llm/reply-text.js";
export { type RetryOptions, withRetries } from "./llm/with-retries.js";
export { cleanReason, maxReasonLength, withoutSecrets } from "./prompt/clean-reason.js";
export { defaultExcerptLength, type ExcerptOptions, type ExcerptPart, excerptAround } from "./prompt/excerpt.js";
export {
  type ParsedVerdict,
  type ParseVerdictOptions,
  parseVerdict,
  type VerdictResult,
} from "./prompt/parse-verdict.js";
export { createNonce, untrustedMarkers, untrustedText } from "./prompt/untrusted-text.js";
