/** What completion asks from outside. Everything may be absent; nothing is ever read but names. */
export interface CompletionContext {
  /** The names of environment variables to offer for `env()`. */
  readonly variables?: readonly string[];
  /** The codes of what is found in the document: they are offered first where one is to be ignored. */
  readonly reportedCodes?: () => Promise<readonly string[]>;
  /**
   * The entries of a folder, given as it is written in the policy: `""` for the folder of the policy, else ending in `/`.
   * What cannot be listed is empty.
   */
  readonly listFolder?: (folder: string) => Promise<readonly FolderEntry[]>;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}
