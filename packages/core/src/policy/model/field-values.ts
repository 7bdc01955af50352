import type { TextValue } from "../policy.js";
import type { BodyModel, Field, LiteralText } from "./model.js";

/** The attribute, unless it is absent or null. An attribute whose value is not sound counts as there. */
export function presentField(body: BodyModel | undefined, name: string): Field | undefined {
  const field = body?.fields.get(name);
  return field?.sound?.kind === "null" ? undefined : field;
}

/** The text of an attribute that stands in the file as it is. */
export function literalOf(body: BodyModel | undefined, name: string): LiteralText | undefined {
  const sound = body?.fields.get(name)?.sound;
  return sound?.kind === "text" ? sound.literal : undefined;
}

/** The text of an attribute, be it literal or from calls. */
export function textOf(body: BodyModel | undefined, name: string): TextValue | undefined {
  const sound = body?.fields.get(name)?.sound;
  return sound?.kind === "text" ? sound.text : undefined;
}

export function numberOf(body: BodyModel | undefined, name: string): number | undefined {
  const sound = body?.fields.get(name)?.sound;
  return sound?.kind === "number" ? sound.value : undefined;
}

export function booleanOf(body: BodyModel | undefined, name: string): boolean | undefined {
  const sound = body?.fields.get(name)?.sound;
  return sound?.kind === "boolean" ? sound.value : undefined;
}

/** The items of a list of texts. */
export function textsOf(body: BodyModel | undefined, name: string): readonly LiteralText[] | undefined {
  const sound = body?.fields.get(name)?.sound;
  return sound?.kind === "strings" ? sound.items : undefined;
}
