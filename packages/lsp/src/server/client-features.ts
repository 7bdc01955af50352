/** What a client can do, of what makes a difference to us. Whatever it sent, this can be read. */
export interface ClientFeatures {
  /** It asks for diagnostics itself, and can be told to ask again. */
  readonly pullsDiagnostics: boolean;
  readonly relatedDocuments: boolean;
  readonly codeDescriptions: boolean;
  readonly relatedInformation: boolean;
  readonly versionedDiagnostics: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchedFilesRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly codeActionLiterals: boolean;
  readonly lineFoldingOnly: boolean;
  readonly semanticTokensRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly inlayHintRefresh: boolean;
  readonly documentChanges: boolean;
  /** It places the cursor where an edit says. */
  readonly snippetEdits: boolean;
  readonly progress: boolean;
  readonly showDocument: boolean;
}

/** Reads `params.capabilities` of `initialize`. */
export function readClientFeatures(capabilities: unknown): ClientFeatures {
  const has = (path: string): boolean => at(capabilities, path) === true;
  const exists = (path: string): boolean => {
    const value = at(capabilities, path);
    return typeof value === "object" && value !== null;
  };
  return {
    pullsDiagnostics: exists("textDocument.diagnostic") && has("workspace.diagnostics.refreshSupport"),
    relatedDocuments: has("textDocument.diagnostic.relatedDocumentSupport"),
    codeDescriptions:
      has("textDocument.publishDiagnostics.codeDescriptionSupport") ||
      has("textDocument.diagnostic.codeDescriptionSupport"),
    relatedInformation:
      has("textDocument.publishDiagnostics.relatedInformation") || has("textDocument.diagnostic.relatedInformation"),
    versionedDiagnostics: has("textDocument.publishDiagnostics.versionSupport"),
    configuration: has("workspace.configuration"),
    configurationRegistration: has("workspace.didChangeConfiguration.dynamicRegistration"),
    watchedFilesRegistration: has("workspace.didChangeWatchedFiles.dynamicRegistration"),
    workspaceFolders: has("workspace.workspaceFolders"),
    snippets: has("textDocument.completion.completionItem.snippetSupport"),
    insertReplace: has("textDocument.completion.completionItem.insertReplaceSupport"),
    hierarchicalSymbols: has("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"),
    codeActionLiterals: exists("textDocument.codeAction.codeActionLiteralSupport"),
    lineFoldingOnly: has("textDocument.foldingRange.lineFoldingOnly"),
    semanticTokensRefresh: has("workspace.semanticTokens.refreshSupport"),
    codeLensRefresh: has("workspace.codeLens.refreshSupport"),
    inlayHintRefresh: has("workspace.inlayHint.refreshSupport"),
    documentChanges: has("workspace.workspaceEdit.documentChanges"),
    snippetEdits: has("workspace.workspaceEdit.documentChanges") && has("workspace.workspaceEdit.snippetEditSupport"),
    progress: has("window.workDoneProgress"),
    showDocument: has("window.showDocument.support"),
  };
}

function at(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split(".")) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[name];
  }
  return current;
}
