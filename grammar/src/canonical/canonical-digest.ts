import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Document } from "../acl/ast.js";
import { type CanonicalOptions, canonicalBytes, type NotCanonical } from "./canonical-bytes.js";

export interface CanonicalDigest {
  readonly canonical: true;
  /** `sha256:` and 64 lower-case hexadecimal digits. */
  readonly digest: string;
}

/** SHA-256 over the bytes of {@link canonicalBytes}, which also says when there is none. */
export function canonicalDigest(document: Document, options: CanonicalOptions = {}): CanonicalDigest | NotCanonical {
  const result = canonicalBytes(document, options);
  if (!result.canonical) return result;
  return { canonical: true, digest: `sha256:${bytesToHex(sha256(result.bytes))}` };
}
