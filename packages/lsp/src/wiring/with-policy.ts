import type { Range } from "@a3s/acl-grammar";
import type { Range as LspRange, TextEdit as LspTextEdit } from "vscode-languageserver";
import { builtinScheme } from "../document/builtin-document.js";
import type { WorkedSnapshot } from "../document/create-policy-snapshot.js";
import type { PolicySyntax } from "../document/policy-snapshot.js";
import { examineInSlices } from "../document/policy-versions.js";
import { openText } from "../server/current-text.js";
import { guardRequest, type RequestContext } from "../server/guard.js";
import { positionOf, recordOf, uriOf } from "../server/params.js";
import { roleOf } from "../server/role-of.js";
import type { Session } from "../server/session.js";
import { fromLspRange } from "./from-lsp-range.js";
import { toLspRange } from "./to-lsp-range.js";

/** What the handler of a request about a policy is given where it asks for nothing but the text and its tree. */
export interface SyntaxRequest extends RequestContext {
  readonly snapshot: PolicySyntax;
  readonly params: Readonly<Record<string, unknown>>;
  /** The offset of `params.position`, clamped to the text; 0 where there is none. */
  readonly offset: number;
  readonly toRange: (range: Range) => LspRange;
  /** The line breaks of what is inserted become those of the document. */
  readonly toEdit: (edit: { readonly range: Range; readonly newText: string }) => LspTextEdit;
  /** The offsets of a range among the parameters, clamped to the text. */
  readonly fromRange: (range: unknown) => Range;
}

/** What the handler of a request about a policy is given. */
export interface PolicyRequest extends SyntaxRequest {
  readonly snapshot: WorkedSnapshot;
}

/**
 * Wraps the handler of a request about a policy that the client has open. It is called with the newest version when that
 * has been analysed, which others need not wait for; a document that is no policy, or not open, gets `otherwise`.
 */
export function policyRequest<Result>(
  session: Session,
  name: string,
  otherwise: Result,
  handler: (request: PolicyRequest) => Promise<Result> | Result,
) {
  return guardRequest<Result>(session, name, otherwise, async (params, context) => {
    const snapshot = await analysedSnapshot(session, uriOf(params), context.signal);
    if (snapshot === undefined) return otherwise;
    return handler({ ...context, ...requestParts(snapshot, recordOf(params)) });
  });
}

/** Wraps the handler of a request that the tree alone answers: it waits for no check of the policy. */
export function syntaxRequest<Result>(
  session: Session,
  name: string,
  otherwise: Result,
  handler: (request: SyntaxRequest) => Promise<Result> | Result,
) {
  return guardRequest<Result>(session, name, otherwise, (params, context) => {
    const uri = uriOf(params);
    const snapshot = isPolicy(session, uri) ? syntaxOf(session, uri) : undefined;
    return snapshot === undefined ? otherwise : handler({ ...context, ...requestParts(snapshot, recordOf(params)) });
  });
}

/** The newest version of an open document as it is written, taken for a policy. */
export function syntaxOf(session: Session, uri: string): WorkedSnapshot | undefined {
  const source = openText(session, uri);
  return source === undefined ? undefined : session.policies.snapshotOf(source);
}

/** The snapshot of the newest version of an open policy, analysed. */
export async function analysedSnapshot(
  session: Session,
  uri: string,
  signal: AbortSignal,
): Promise<WorkedSnapshot | undefined> {
  for (;;) {
    signal.throwIfAborted();
    const source = openText(session, uri);
    if (source === undefined || !isPolicy(session, uri)) return undefined;
    const snapshot = session.policies.snapshotOf(source);
    await examineInSlices(snapshot, signal);
    if (openText(session, uri)?.generation === source.generation) return snapshot;
  }
}

function isPolicy(session: Session, uri: string): boolean {
  return uri.startsWith(`${builtinScheme}:`) || roleOf(session, uri) === "policy";
}

/** What a request is given of its snapshot. */
export function requestParts<Snapshot extends PolicySyntax>(
  snapshot: Snapshot,
  params: Readonly<Record<string, unknown>>,
) {
  const { lineIndex, text } = snapshot.parsed;
  // The formatter decides by the first line break, too.
  const isCrLf = /^[^\r\n]*\r\n/u.test(text);
  const toRange = (range: Range) => toLspRange(lineIndex, range);
  return {
    snapshot,
    params,
    offset: lineIndex.offsetAt(positionOf(params.position)),
    toRange,
    fromRange: (range: unknown) => fromLspRange(lineIndex, range),
    toEdit: ({ range, newText }: { readonly range: Range; readonly newText: string }) => ({
      range: toRange(range),
      newText: isCrLf ? newText.replace(/\r?\n/gu, "\r\n") : newText,
    }),
  };
}
