import { driveAnalysis } from "@a3s/sentry-core";
import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import { encodeTokens, tokensEdits } from "../features/semantic-tokens/encode-tokens.js";
import { semanticTokenModifiers, semanticTokenTypes } from "../features/semantic-tokens/legend.js";
import { semanticTokens, semanticTokensIn } from "../features/semantic-tokens/semantic-tokens.js";
import type { Wiring } from "./wiring.js";
import { type SyntaxRequest, syntaxRequest } from "./with-policy.js";

/** What a client was told last of a document. */
interface Told {
  readonly resultId: string;
  readonly data: readonly number[];
}

export const semanticTokensWiring: Wiring = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: {
        tokenTypes: semanticTokenTypes.map(({ name }) => name),
        tokenModifiers: [...semanticTokenModifiers],
      },
      full: { delta: true },
      range: true,
    },
  }),
  register(session) {
    const tokens = session.connection.languages.semanticTokens;
    const told = new Map<string, Told>();
    let count = 0;

    const tell = async ({ snapshot, signal }: SyntaxRequest): Promise<Told> => {
      for (const uri of told.keys()) if (session.documents.get(uri) === undefined) told.delete(uri);
      count++;
      const data = encodeTokens(await driveAnalysis(semanticTokens(snapshot), { signal }), snapshot.parsed.lineIndex);
      const now = { resultId: String(count), data };
      told.set(snapshot.uri, now);
      return now;
    };
    const nothing: SemanticTokens = { data: [] };

    tokens.on(
      syntaxRequest<SemanticTokens>(session, "textDocument/semanticTokens/full", nothing, async (request) => {
        const { resultId, data } = await tell(request);
        return { resultId, data: [...data] };
      }),
    );
    tokens.onDelta(
      syntaxRequest<SemanticTokens | SemanticTokensDelta>(
        session,
        "textDocument/semanticTokens/full/delta",
        nothing,
        async (request) => {
          const before = told.get(request.snapshot.uri);
          const { resultId, data } = await tell(request);
          if (before === undefined || before.resultId !== request.params.previousResultId) {
            return { resultId, data: [...data] };
          }
          const edits = tokensEdits(before.data, data);
          return { resultId, edits: edits.map((edit) => ({ ...edit, data: [...edit.data] })) };
        },
      ),
    );
    tokens.onRange(
      syntaxRequest<SemanticTokens>(session, "textDocument/semanticTokens/range", nothing, async (request) => {
        const { snapshot, params, fromRange, signal } = request;
        const found = await driveAnalysis(semanticTokensIn(snapshot, fromRange(params.range)), { signal });
        return { data: encodeTokens(found, snapshot.parsed.lineIndex) };
      }),
    );
  },
};
