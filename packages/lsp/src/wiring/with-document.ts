import { LineIndex, type Range } from "@a3s/acl-grammar";
import type { EventsFile } from "@a3s/sentry-core";
import type { Range as LspRange, TextEdit as LspTextEdit } from "vscode-languageserver";
import type { SampleRun } from "../samples/samples.js";
import { guardRequest, type RequestContext } from "../server/guard.js";
import { positionOf, recordOf, uriOf } from "../server/params.js";
import { roleOf } from "../server/role-of.js";
import type { Session } from "../server/session.js";
import { fromLspRange } from "./from-lsp-range.js";
import { toLspRange } from "./to-lsp-range.js";
import type { Services } from "./wiring.js";
import { analysedSnapshot, type PolicyRequest, requestParts, type SyntaxRequest, syntaxOf } from "./with-policy.js";

/** What the handler of a request about a file of sample events is given. */
export interface EventsRequest extends RequestContext {
  readonly uri: string;
  readonly file: EventsFile;
  /** What its policy makes of it; absent where there is no policy to judge by. */
  readonly run?: SampleRun;
  readonly params: Readonly<Record<string, unknown>>;
  readonly offset: number;
  readonly toRange: (range: Range) => LspRange;
  readonly toEdit: (edit: { readonly range: Range; readonly newText: string }) => LspTextEdit;
  /** The offsets of a range among the parameters, clamped to the text. */
  readonly fromRange: (range: unknown) => Range;
}

export interface DocumentHandlers<Result> {
  /** For policies, in the place of `policy`, where the tree alone answers. */
  readonly syntax?: (request: SyntaxRequest) => Promise<Result> | Result;
  readonly policy?: (request: PolicyRequest) => Promise<Result> | Result;
  readonly events?: (request: EventsRequest) => Promise<Result> | Result;
}

/** What is asked, and of whom. */
export interface DocumentRequest<Result> {
  readonly name: string;
  /** The answer about documents that are neither, or not open. */
  readonly otherwise: Result;
  readonly handlers: DocumentHandlers<Result>;
}

/** Wraps the handlers of a request that is about a policy or about a file of sample events. */
export function documentRequest<Result>(
  session: Session,
  { samples }: Services,
  { name, otherwise, handlers }: DocumentRequest<Result>,
) {
  return guardRequest<Result>(session, name, otherwise, async (params, context) => {
    const uri = uriOf(params);
    const open = session.documents.get(uri);
    const role = roleOf(session, uri);
    if (role === "policy" && handlers.syntax !== undefined) {
      const snapshot = syntaxOf(session, uri);
      if (snapshot === undefined) return otherwise;
      return handlers.syntax({ ...context, ...requestParts(snapshot, recordOf(params)) });
    }
    if (role === "policy" && handlers.policy !== undefined) {
      const snapshot = await analysedSnapshot(session, uri, context.signal);
      if (snapshot === undefined) return otherwise;
      return handlers.policy({ ...context, ...requestParts(snapshot, recordOf(params)) });
    }
    if (role !== "events" || handlers.events === undefined || open === undefined) return otherwise;
    const found = await samples.ofEvents(uri, context.signal);
    if (found === undefined) return otherwise;
    const { own, run } = found;
    const lineIndex = new LineIndex(own.file.text);
    const toRange = (range: Range) => toLspRange(lineIndex, range);
    return handlers.events({
      ...context,
      uri,
      file: own.file,
      ...(run !== undefined && { run }),
      params: recordOf(params),
      offset: lineIndex.offsetAt(positionOf(recordOf(params).position)),
      toRange,
      toEdit: ({ range, newText }) => ({ range: toRange(range), newText }),
      fromRange: (range) => fromLspRange(lineIndex, range),
    });
  });
}
