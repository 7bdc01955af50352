import type { Block, Fix, Label } from "@a3s/acl-grammar";
import type { LabelSchema } from "../schema/types.js";
import { quoteText, removeItem, replaceText } from "../text-edits.js";
import type { LiteralText } from "./model.js";
import { type ReadContext, report } from "./read-context.js";
import { reportTextLength } from "./text-length.js";

/** Checks the labels of a block against its schema. Returns the first one that it should have, as a text. */
export function readLabels(
  context: ReadContext,
  block: Block,
  schemas: readonly LabelSchema[],
  newLabel: string,
): LiteralText | undefined {
  const { labels } = block;
  if (labels.length !== schemas.length && !block.incomplete) {
    const extra = labels[schemas.length];
    report(context, "acl.schema.label_count", extra?.range ?? block.typeRange, {
      message: `Expected ${schemas.length} label(s), found ${labels.length}`,
      fixes: [extra === undefined ? addLabel(context, block, schemas, newLabel) : removeLabels(block, extra)],
    });
  }
  const [schema] = schemas;
  const [label] = labels;
  if (schema === undefined || label === undefined) return undefined;
  const text: LiteralText = { value: label.value, range: label.range };
  reportTextLength(context, text, schema.type, undefined);
  return text;
}

function removeLabels(block: Block, first: Label): Fix {
  const index = block.labels.indexOf(first);
  const start = index === 0 ? block.typeRange.end : (block.labels[index - 1]?.range.end ?? block.typeRange.end);
  const end = block.labels.at(-1)?.range.end ?? start;
  return { title: "remove the label", edits: [replaceText({ start, end }, "")] };
}

/** The attribute that the label stands for becomes the label, if there is one. */
function addLabel(context: ReadContext, block: Block, schemas: readonly LabelSchema[], newLabel: string): Fix {
  const attribute = block.items.find((item) => item.kind === "attribute" && item.name === schemas[0]?.attribute);
  const end = block.typeRange.end;
  const behindType = { start: end, end };
  if (attribute?.kind === "attribute" && attribute.value.kind === "string" && attribute.value.value !== "") {
    return {
      title: "make the name the label",
      edits: [
        replaceText(behindType, ` ${quoteText(attribute.value.value)}`),
        removeItem(context.text, attribute.range),
      ],
    };
  }
  return { title: "add a label", edits: [replaceText(behindType, ` ${quoteText(newLabel)}`)] };
}
