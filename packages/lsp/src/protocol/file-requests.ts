/** `sentry/readFile`. */
export interface ReadFileParams {
  readonly uri: string;
  /** A larger file is not wanted. */
  readonly maxBytes: number;
}

export interface ReadFileResult {
  /** Null where there is no such file, it is too large, or it is not UTF-8. */
  readonly text: string | null;
}

/** `sentry/findFiles`. */
export interface FindFilesParams {
  /** The URI of a folder of the workspace. */
  readonly folder: string;
  /** For paths relative to the folder. */
  readonly glob: string;
  readonly limit: number;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
}

/** `sentry/listFolder`. */
export interface ListFolderParams {
  readonly uri: string;
  readonly limit: number;
}

export interface ListFolderResult {
  readonly entries: readonly { readonly name: string; readonly isFolder: boolean }[];
}
