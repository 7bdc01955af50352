import type { Range } from "@a3s/acl-grammar";

export interface RangedNode {
  readonly kind: string;
  readonly range: Range;
}

/** Visits every node of a tree and every comment, each with the node that holds it. The tree is not trusted to be shallow. */
export function walkTree(root: RangedNode, visit: (node: RangedNode, parent: RangedNode | undefined) => void): void {
  const pending: { readonly value: object; readonly parent: RangedNode | undefined }[] = [
    { value: root, parent: undefined },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, parent } = next;
    const node = isNode(value) ? value : undefined;
    if (node !== undefined) visit(node, parent);
    for (const member of Object.values(value)) {
      if (typeof member === "object" && member !== null) pending.push({ value: member, parent: node ?? parent });
    }
  }
}

function isNode(value: object): value is RangedNode {
  return "kind" in value && "range" in value;
}
