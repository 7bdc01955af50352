import { defineCheck } from "../define-check.js";
import type { BodyModel } from "../model/model.js";

export const portabilityAddition = defineCheck({
  code: "sentry.portability.addition",
  severity: "warning",
  message: "Other sentry.acl tools ignore this",
  documentation:
    "`risk`, `args`, `mask` and `assert` are additions of this language; other tools skip them without a word.",
  portability: true,
  partwise: true,
  *check({ rules, singles, assertions, document }) {
    for (const [name, { nameRange }] of singles) {
      if (document.schema.blocks[name]?.addition === true) yield { range: nameRange };
    }
    for (const { body } of assertions) yield { range: body.nameRange };
    for (const { body } of [...rules, ...singles.values()]) yield* addedFields(body);
  },
});

function* addedFields(body: BodyModel | undefined) {
  for (const { schema, nameRange } of body?.fields.values() ?? []) {
    if (schema.addition === true && body?.schema.anyAttribute === undefined) yield { range: nameRange };
  }
}
