import type { Range } from "@a3s/acl-grammar";
import { diagnosticCodes } from "@a3s/sentry-core";
import type { PolicySyntax } from "../document/policy-snapshot.js";
import type { SyntaxNode } from "../syntax/node-path.js";
import { childrenOf } from "../syntax/node-path.js";
import { placeOf } from "../syntax/place.js";
import { contentRange } from "../syntax/string-source.js";
import { tokensOf } from "../syntax/tokens-of.js";

export interface DocumentLink {
  /** Without quotes. */
  readonly range: Range;
  readonly target: /** As written: absolute, or relative to the folder of the policy. */
    | { readonly kind: "path"; readonly path: string; readonly isFolder: boolean }
    /** The page of the manual about a code. */
    | { readonly kind: "documentation"; readonly code: string };
}

/** Deny-files, dictionaries, folders and programs that a policy names, and the codes in its comments. */
export function documentLinks(snapshot: PolicySyntax): readonly DocumentLink[] {
  const { document } = snapshot.parsed;
  const links: DocumentLink[] = [];
  const visit = (node: SyntaxNode, path: readonly SyntaxNode[]) => {
    const link = linkOf(path);
    if (link !== undefined) links.push(link);
    for (const child of childrenOf(node)) visit(child, [...path, child]);
  };
  visit(document, [document]);
  return [...links, ...codeLinks(snapshot)].sort((a, b) => a.range.start - b.range.start);
}

function linkOf(path: readonly SyntaxNode[]): DocumentLink | undefined {
  const [document] = path;
  const node = path.at(-1);
  if (document?.kind !== "document" || node?.kind !== "string" || node.incomplete || node.quote === "heredoc")
    return undefined;
  const { fieldSchema, call, inList } = placeOf(path, document);
  if (call !== undefined || inList || fieldSchema?.type.kind !== "string") return undefined;
  const { format } = fieldSchema.type;
  // A bare name of a program is looked up elsewhere, and control characters are in no path that anybody means.
  const isPath = format === "deny-file" || format === "file" || format === "folder";
  const isProgram = format === "executable" && node.value.includes("/");
  if (!(isPath || isProgram) || node.value === "" || /\p{Cc}/u.test(node.value)) return undefined;
  return { range: contentRange(node), target: { kind: "path", path: node.value, isFolder: format === "folder" } };
}

function codeLinks(snapshot: PolicySyntax): readonly DocumentLink[] {
  return tokensOf(snapshot).flatMap(({ kind, range }): DocumentLink[] => {
    if (kind !== "comment") return [];
    const comment = snapshot.text.slice(range.start, range.end);
    const code = /^(?:#|\/\/)[ \t]*sentry-ignore[ \t]+(?<code>[\w.]+)/u.exec(comment)?.groups?.code ?? "";
    if (!Object.hasOwn(diagnosticCodes, code)) return [];
    const start = range.start + comment.indexOf(code);
    return [{ range: { start, end: start + code.length }, target: { kind: "documentation", code } }];
  });
}
