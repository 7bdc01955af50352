/** A place in a document as the Language Server Protocol counts: from 0, `character` in UTF-16 code units. */
export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

/** A place in a document of the workspace, or of the server. */
export interface ProtocolLocation {
  readonly uri: string;
  readonly range: ProtocolRange;
}
