import { builtinPolicyText } from "@a3s/sentry-core";

/** The scheme of documents that the server itself holds. They are read-only. */
export const builtinScheme = "sentry-builtin";

/** The built-in policy as a document. */
export const builtinDocument = {
  uri: `${builtinScheme}:/builtin.acl`,
  version: 0,
  generation: 0,
  text: builtinPolicyText,
} as const;
