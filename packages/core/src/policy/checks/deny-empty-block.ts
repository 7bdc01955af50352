import { defineCheck } from "../define-check.js";

export const denyEmptyBlock = defineCheck({
  code: "sentry.deny.empty_block",
  severity: "information",
  message: "No sink configured",
  documentation: "The `deny` block names no deny-file, so no action is ever enforced.",
  *check({ singles }) {
    const deny = singles.get("deny")?.body;
    if (deny === undefined || deny.incomplete || deny.node.kind === "document") return;
    const items = deny.node.kind === "block" ? deny.node.items : deny.node.entries;
    const names = Object.keys(deny.schema.attributes);
    const nulls = names.filter((name) => deny.fields.get(name)?.sound?.kind === "null");
    if (items.length === nulls.length) yield { range: deny.nameRange };
  },
});
