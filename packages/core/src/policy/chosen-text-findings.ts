import type { Finding } from "./define-check.js";
import type { ChosenText } from "./model/model.js";
import type { AllowedValue } from "./schema/types.js";
import { suggestValue } from "./suggest.js";
import { replaceText } from "./text-edits.js";

/** What is wrong with a text that is none of the allowed ones, if anything: the allowed ones, and the likely one. */
export function* chosenTextFindings(
  chosen: ChosenText<string> | undefined,
  allowed: readonly AllowedValue[],
): Iterable<Finding> {
  if (chosen === undefined || chosen.value !== undefined) return;
  const values = allowed.map(({ value }) => value);
  const suggestion = suggestValue(chosen.text.value, values);
  const { range } = chosen.text;
  yield suggestion === undefined
    ? { range, data: { allowed: values } }
    : {
        range,
        data: { allowed: values, suggestion },
        fixes: [{ title: `write "${suggestion}"`, edits: [replaceText(range, `"${suggestion}"`)] }],
      };
}
