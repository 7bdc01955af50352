import type { Item, ObjectEntry, Value } from "@a3s/acl-grammar";

/** Whether something inside could not be read as written: what is missing there may be in the part not understood. */
export function containsSyntaxError(node: Item | ObjectEntry | Value): boolean {
  switch (node.kind) {
    case "attribute":
    case "entry":
      return node.incomplete || containsSyntaxError(node.value);
    case "block":
      return node.incomplete || node.items.some(containsSyntaxError);
    case "list":
      return node.incomplete || node.items.some(containsSyntaxError);
    case "object":
      return node.incomplete || node.entries.some(containsSyntaxError);
    case "call":
      return node.incomplete || node.args.some(containsSyntaxError);
    case "string":
      return node.incomplete;
    case "bad":
    case "missing":
      return true;
    default:
      return false;
  }
}
