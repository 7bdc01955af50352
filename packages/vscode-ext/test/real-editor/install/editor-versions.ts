/**
 * The editor that the tests run in. `code-server` packs the server and the browser workbench of a VS Code; 4.100.3 holds
 * VS Code 1.100.3, the last one that runs on the oldest Node that we support, and the oldest editor that the extension
 * supports.
 */
export const editorVersions = {
  codeServer: "4.100.3",
  /** Provides a virtual file system from static files to an editor without a server. */
  testWeb: "0.0.81",
  /** The search of the editor; code-server's own installation would download it from elsewhere. */
  ripgrep: "1.18.0",
} as const;

/** The version of VS Code in that package. */
export const vscodeVersion = "1.100.3";
