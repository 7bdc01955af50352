import {
  type Location,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { prepareRenameRule, renameRule } from "../features/rules/rename-rule.js";
import { ruleDefinitions, ruleReferences } from "../features/rules/rule-references.js";
import { recordOf, textOf } from "../server/params.js";
import { ruleRequest } from "./rule-scope.js";
import type { Wiring } from "./wiring.js";

/** Definitions, references and new names of rules, in a policy and in its sample events. */
export const ruleNamesWiring: Wiring = {
  capabilities: () => ({
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
  }),
  register(session, services) {
    const { connection } = session;
    connection.onDefinition(
      ruleRequest<Location[]>(session, services, "textDocument/definition", [], ({ scope, uri, offset, locate }) =>
        ruleDefinitions(scope, uri, offset).map(locate),
      ),
    );
    connection.onReferences(
      ruleRequest<Location[]>(session, services, "textDocument/references", [], (request) => {
        const { scope, uri, offset, params, locate } = request;
        const withDefinition = recordOf(params.context).includeDeclaration === true;
        return ruleReferences(scope, uri, offset, { withDefinition }).map(locate);
      }),
    );
    connection.onPrepareRename(
      ruleRequest<PrepareRenameResult | null>(session, services, "textDocument/prepareRename", null, (request) => {
        const target = prepareRenameRule(request.scope, request.uri, request.offset);
        if (target === undefined) return null;
        if ("problem" in target) throw refusal(target.problem);
        const { range } = request.locate({ uri: request.uri, range: target.range });
        return { range, placeholder: target.name };
      }),
    );
    connection.onRenameRequest(
      ruleRequest<WorkspaceEdit | null>(session, services, "textDocument/rename", null, (request) => {
        const { scope, uri, offset, params, locate } = request;
        const renamed = renameRule(scope, uri, offset, textOf(params, "newName"));
        if ("problem" in renamed) throw refusal(renamed.problem);
        const documents = renamed.edits.map(({ uri: own, edits }) => ({
          uri: own,
          edits: edits.map(({ range, newText }) => ({ range: locate({ uri: own, range }).range, newText })),
        }));
        if (!session.client.documentChanges) {
          return { changes: Object.fromEntries(documents.map(({ uri: own, edits }) => [own, edits])) };
        }
        // With a version the client refuses edits that were made for an older text.
        const documentChanges = documents.map(({ uri: own, edits }) => ({
          textDocument: { uri: own, version: session.documents.get(own)?.version ?? null },
          edits,
        }));
        return { documentChanges };
      }),
    );
  },
};

function refusal(problem: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, problem);
}
