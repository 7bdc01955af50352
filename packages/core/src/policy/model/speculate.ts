import type { Severity } from "../../decision/decision.js";
import { severities } from "../../decision/decision.js";
import { literalOf } from "./field-values.js";
import type { BodyModel, ChosenText } from "./model.js";

/** What `speculate` says; case and outer blanks do not count. */
export function speculateOf(document: BodyModel): ChosenText<Severity> | undefined {
  const text = literalOf(document, "speculate");
  if (text === undefined) return undefined;
  const plain = text.value.trim().toLowerCase();
  const value = severities.find((severity) => severity === plain);
  return value === undefined ? { text } : { text, value };
}
