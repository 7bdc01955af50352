import { LineIndex, type Range } from "@a3s/acl-grammar";
import type { Location } from "vscode-languageserver";
import { builtinDocument } from "../document/builtin-document.js";
import type { RuleScope } from "../features/rules/rule-references.js";
import { guardRequest, type RequestContext } from "../server/guard.js";
import { positionOf, recordOf, uriOf } from "../server/params.js";
import { roleOf } from "../server/role-of.js";
import type { Session } from "../server/session.js";
import { toLspRange } from "./to-lsp-range.js";
import type { Services } from "./wiring.js";
import { analysedSnapshot } from "./with-policy.js";

/** What the handler of a request about the name of a rule is given. */
export interface RuleRequest extends RequestContext {
  readonly scope: RuleScope;
  readonly uri: string;
  readonly offset: number;
  readonly params: Readonly<Record<string, unknown>>;
  /** A place in one of the documents of the scope, or in the built-in policy. */
  readonly locate: (place: { readonly uri: string; readonly range: Range }) => Location;
}

/**
 * Wraps the handler of a request about the name of a rule, in a policy or in its sample events. The scope is a policy with
 * the sample events that it is tried with.
 */
export function ruleRequest<Result>(
  session: Session,
  { samples }: Services,
  name: string,
  otherwise: Result,
  handler: (request: RuleRequest) => Promise<Result> | Result,
) {
  return guardRequest<Result>(session, name, otherwise, async (params, context) => {
    const uri = uriOf(params);
    const { signal } = context;
    const scope = await scopeOf(uri, signal);
    if (scope === undefined) return otherwise;
    const lines = new Map<string, LineIndex>([[builtinDocument.uri, builtinLines]]);
    if (scope.policy !== undefined) lines.set(scope.policy.uri, scope.policy.analysis.parsed.lineIndex);
    for (const { uri: own, file } of scope.events) lines.set(own, new LineIndex(file.text));
    const lineIndex = lines.get(uri);
    if (lineIndex === undefined) return otherwise;
    return handler({
      ...context,
      scope,
      uri,
      params: recordOf(params),
      offset: lineIndex.offsetAt(positionOf(recordOf(params).position)),
      locate: ({ uri: place, range }) => ({
        uri: place,
        range: toLspRange(lines.get(place) ?? lineIndex, range),
      }),
    });
  });

  async function scopeOf(uri: string, signal: AbortSignal): Promise<RuleScope | undefined> {
    if (uri === builtinDocument.uri) {
      const policy = await analysedSnapshot(session, uri, signal);
      return policy === undefined ? undefined : { policy, events: [] };
    }
    const role = roleOf(session, uri);
    const policyUri = role === "events" ? await samples.policyOf(uri) : uri;
    if (role === undefined || session.documents.get(uri) === undefined) return undefined;
    const run = policyUri === undefined ? undefined : await samples.ofPolicy(policyUri, signal);
    if (run !== undefined) return { policy: run.snapshot, events: run.files };
    const own = await samples.ofEvents(uri, signal);
    return own === undefined ? undefined : { events: [own.own] };
  }
}

const builtinLines = new LineIndex(builtinDocument.text);
