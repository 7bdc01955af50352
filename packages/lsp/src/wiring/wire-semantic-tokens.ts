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

    const tell = ({ snapshot }: SyntaxRequest): Told => {
      for (const uri of told.keys()) if (session.documents.get(uri) === undefined) told.delete(uri);
      count++;
      const data = encodeTokens(semanticTokens(snapshot), snapshot.parsed.lineIndex);
      const now = { resultId: String(count), data };
      told.set(snapshot.uri, now);
      return now;
    };
    const nothing: SemanticTokens = { data: [] };

    tokens.on(
      syntaxRequest<SemanticTokens>(session, "textDocument/semanticTokens/full", nothing, (request) => {
        const { resultId, data } = tell(request);
        return { resultId, data: [...data] };
      }),
    );
    tokens.onDelta(
      syntaxRequest<SemanticTokens | SemanticTokensDelta>(
        session,
        "textDocument/semanticTokens/full/delta",
        nothing,
        (request) => {
          const before = told.get(request.snapshot.uri);
          const { resultId, data } = tell(request);
          if (before === undefined || before.resultId !== request.params.previousResultId) {
            return { resultId, data: [...data] };
          }
          const edits = tokensEdits(before.data, data);
          return { resultId, edits: edits.map((edit) => ({ ...edit, data: [...edit.data] })) };
        },
      ),
    );
    tokens.onRange(
      syntaxRequest<SemanticTokens>(session, "textDocument/semanticTokens/range", nothing, (request) => {
        const { snapshot, params, fromRange } = request;
        const found = semanticTokensIn(snapshot, fromRange(params.range));
        return { data: encodeTokens(found, snapshot.parsed.lineIndex) };
      }),
    );
  },
};
