import type { Item } from "@a3s/acl-grammar";
import { defineCheck } from "../define-check.js";

export const portabilityOneLineBlock = defineCheck({
  code: "acl.portability.one_line_block",
  severity: "warning",
  message: "Other sentry.acl tools read this differently",
  documentation: "HCL takes one attribute at most on the line of a block, and refuses the file.",
  portability: true,
  *check({ tree, text }) {
    const open: Item[] = [...tree.items].reverse();
    for (let item = open.pop(); item !== undefined; item = open.pop()) {
      if (item.kind !== "block") continue;
      open.push(...[...item.items].reverse());
      if (item.items.length < 2 || item.closeRange === undefined) continue;
      const [first] = item.items;
      const second = item.items[1];
      if (first === undefined || second === undefined) continue;
      const gap = text.slice(first.range.end, second.range.start);
      if (!/[\r\n]/u.test(gap)) yield { range: item.typeRange };
    }
  },
});
