import {
  type Attribute,
  moveEntry,
  moveItem,
  moveRange,
  moveValue,
  type Range,
  type StringLiteral,
} from "@a3s/acl-grammar";
import type { ChosenText, Field, LiteralText, SoundValue } from "../model/model.js";
import type { TextValue } from "../policy.js";

/** A text `delta` units further on. Of many only the value is asked for, so its place is made when that is. */
class MovedText implements LiteralText {
  readonly value: string;
  private readonly source: LiteralText;
  private readonly delta: number;

  constructor(source: LiteralText, delta: number) {
    this.value = source.value;
    this.source = source;
    this.delta = delta;
  }

  get range(): Range {
    return moveRange(this.source.range, this.delta);
  }

  get literal(): StringLiteral | undefined {
    const { literal } = this.source;
    return literal && (moveValue(literal, this.delta) as StringLiteral);
  }
}

export function moveText(text: LiteralText, delta: number): LiteralText {
  return new MovedText(text, delta);
}

export function moveChosen<Allowed extends string>(chosen: ChosenText<Allowed>, delta: number): ChosenText<Allowed> {
  const text = new MovedText(chosen.text, delta);
  return chosen.value === undefined ? { text } : { text, value: chosen.value };
}

export function moveField(field: Field, delta: number): Field {
  const node = field.node.kind === "entry" ? moveEntry(field.node, delta) : (moveItem(field.node, delta) as Attribute);
  const moved = { ...field, node, nameRange: moveRange(field.nameRange, delta), value: node.value };
  return field.sound === undefined ? moved : { ...moved, sound: moveSound(field.sound, delta) };
}

function moveSound(sound: SoundValue, delta: number): SoundValue {
  switch (sound.kind) {
    case "text": {
      const text = moveTextValue(sound.text, delta);
      return sound.literal === undefined
        ? { kind: "text", text }
        : { kind: "text", text, literal: moveText(sound.literal, delta) };
    }
    case "strings":
      return { kind: "strings", items: sound.items.map((item) => moveText(item, delta)) };
    default:
      return sound;
  }
}

function moveTextValue(text: TextValue, delta: number): TextValue {
  const range = moveRange(text.range, delta);
  if (text.kind !== "concat") return { ...text, range };
  return { ...text, range, parts: text.parts.map((part) => moveTextValue(part, delta)) };
}
