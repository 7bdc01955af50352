/** What the server asks of the files of a workspace. It reads and lists, and never writes or runs anything. */
export interface FileSystem {
  /** The text of a file; undefined where it is missing, is not UTF-8, or is larger than `maxBytes`. */
  readFile(uri: string, maxBytes: number): Promise<string | undefined>;
  /** The URIs of the files below a folder whose path in it matches the glob, sorted; at most `limit`. */
  findFiles(folder: string, glob: string, limit: number): Promise<readonly string[]>;
  /** What stands in a folder, at most `limit` entries; empty where it cannot be listed. */
  listFolder(uri: string, limit: number): Promise<readonly FolderEntry[]>;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}
