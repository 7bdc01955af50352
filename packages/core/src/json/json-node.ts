import type { Range } from "@a3s/acl-grammar";

/** A JSON value with the places of everything in it; a value that should stand somewhere and does not is `missing`. */
export type JsonNode =
  | { readonly kind: "string"; readonly value: string; readonly range: Range }
  | { readonly kind: "number"; readonly value: number; readonly range: Range }
  | { readonly kind: "literal"; readonly value: boolean | null; readonly range: Range }
  | { readonly kind: "array"; readonly items: readonly JsonNode[]; readonly range: Range }
  | JsonObject
  | { readonly kind: "missing"; readonly range: Range };

export interface JsonObject {
  readonly kind: "object";
  readonly members: readonly JsonMember[];
  readonly range: Range;
}

export interface JsonMember {
  readonly key: string;
  /** The key with its quotes. */
  readonly keyRange: Range;
  readonly value: JsonNode;
  /** From the key to the end of the value. */
  readonly range: Range;
}

/** The last member of a name, which is the one that counts where a name stands twice; undefined in anything but objects. */
export function memberOf(node: JsonNode | undefined, key: string): JsonMember | undefined {
  return node?.kind === "object" ? node.members.findLast((member) => member.key === key) : undefined;
}
