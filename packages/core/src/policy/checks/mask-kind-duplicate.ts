import { kindOfName } from "../../inline/kind-of-name.js";
import { inlineKinds } from "../../inline/kinds.js";
import { defineCheck } from "../define-check.js";

const builtinKinds: ReadonlySet<string> = new Set(inlineKinds);

export const maskKindDuplicate = defineCheck({
  code: "sentry.mask.kind_duplicate",
  severity: "warning",
  message: "Another detector has this kind in placeholders",
  documentation:
    "A placeholder names the detector in capitals, with `_` for other characters, so `ticket-id` and `ticket_id` look the same there, and `email` looks like the built-in detector. Both apply, and nobody can tell which one spoke.",
  *check({ mask }) {
    const seen = new Set<string>();
    for (const { name, nameRange } of mask) {
      const kind = kindOfName(name);
      if (seen.has(kind) || builtinKinds.has(kind)) yield { range: nameRange };
      seen.add(kind);
    }
  },
});
