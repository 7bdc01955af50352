import type { IntegerType } from "../schema/types.js";
import type { Field, PolicyModel } from "./model.js";

export interface Timeout {
  readonly field: Field;
  readonly type: IntegerType;
  readonly value: number;
  readonly raw: string;
}

/** The settings in whole seconds that the document holds. */
export function timeoutsOf({ singles }: Pick<PolicyModel, "singles">): readonly Timeout[] {
  const timeouts: Timeout[] = [];
  for (const { body } of singles.values()) {
    for (const field of body?.fields.values() ?? []) {
      const { type } = field.schema;
      if (type.kind !== "integer" || field.sound?.kind !== "number") continue;
      timeouts.push({ field, type, value: field.sound.value, raw: field.sound.raw });
    }
  }
  return timeouts;
}
