import type { Fix } from "@a3s/acl-grammar";
import type { StringType } from "../schema/types.js";
import { quoteText, replaceText } from "../text-edits.js";
import type { LiteralText } from "./model.js";
import { type ReadContext, report } from "./read-context.js";

const controlCharacters = /\p{Cc}/gu;

/**
 * Reports a text that is empty, too long, or holds control characters where its type takes none. An empty text of a
 * format that has a finding of its own is left to that.
 */
export function reportTextLength(
  context: ReadContext,
  text: LiteralText,
  type: StringType,
  defaultValue: string | undefined,
): void {
  const length = characterCount(text.value);
  if (type.length !== undefined && length < type.length.min && type.format !== "rule-name") {
    report(context, "acl.schema.value_range", text.range, {
      message: "Value must not be empty",
      fixes: defaultValue === undefined ? [] : [rewrite("write the default", text, defaultValue)],
    });
    return;
  }
  if (type.length !== undefined && length > type.length.max) {
    const clamped = [...text.value.replace(controlCharacters, "")].slice(0, type.length.max).join("");
    report(context, "acl.schema.value_range", text.range, {
      message: `Value is out of range ${type.length.min}–${type.length.max} characters`,
      fixes: [rewrite("cut it off", text, clamped)],
    });
    return;
  }
  if (type.noControlCharacters !== true || !/\p{Cc}/u.test(text.value)) return;
  const cleaned = text.value.replace(controlCharacters, "");
  report(context, "acl.schema.value_range", text.range, {
    message: "Value must not hold control characters",
    fixes: cleaned === "" ? [] : [rewrite("remove the control characters", text, cleaned)],
  });
}

function rewrite(title: string, text: LiteralText, value: string): Fix {
  return { title, edits: [replaceText(text.range, quoteText(value))] };
}

function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
