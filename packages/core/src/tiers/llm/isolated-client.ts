/**
 * Settings for the client of `openai`, all of those that it would otherwise take from variables of the environment. A client
 * with these sends nothing anywhere by itself: `fetch` has to be given.
 */
export const isolatedClient = {
  baseURL: "http://endpoint.invalid",
  apiKey: "none",
  adminAPIKey: null,
  organization: null,
  project: null,
  webhookSecret: null,
  logLevel: "off",
  logger: { error: ignore, warn: ignore, info: ignore, debug: ignore },
  maxRetries: 0,
  // Judging in a browser is for those who run their own endpoint; which key they use there is their decision.
  dangerouslyAllowBrowser: true,
} as const;

function ignore(): void {}
