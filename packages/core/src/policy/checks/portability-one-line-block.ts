import type { Block, Item } from "@a3s/acl-grammar";
import { defineCheck } from "../define-check.js";

export const portabilityOneLineBlock = defineCheck({
  code: "acl.portability.one_line_block",
  severity: "warning",
  message: "Other sentry.acl tools read this differently",
  documentation: "HCL takes one attribute at most on the line of a block, and refuses the file.",
  portability: true,
  partwise: true,
  *check({ tree, text }) {
    for (const block of blocksIn(tree.items)) {
      const [first, second] = block.items;
      if (first === undefined || second === undefined || block.closeRange === undefined) continue;
      const gap = text.slice(first.range.end, second.range.start);
      if (!/[\r\n]/u.test(gap)) yield { range: block.typeRange };
    }
  },
});

function* blocksIn(items: readonly Item[]): Iterable<Block> {
  for (const item of items) {
    if (item.kind !== "block") continue;
    yield item;
    yield* blocksIn(item.items);
  }
}
