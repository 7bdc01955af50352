import type { TextValue } from "../policy.js";
import { denyBlock } from "../schema/deny.js";
import { textOf } from "./field-values.js";
import type { PolicyModel } from "./model.js";

/** The deny-files that the document names, in source order. */
export function denySinksOf({ singles }: Pick<PolicyModel, "singles">): readonly TextValue[] {
  const deny = singles.get("deny")?.body;
  return Object.keys(denyBlock.body.attributes)
    .flatMap((name) => textOf(deny, name) ?? [])
    .sort((a, b) => a.range.start - b.range.start);
}
