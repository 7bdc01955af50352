import { LineIndex } from "@a3s/acl-grammar";
import { type Range, TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { isContentChange } from "./is-content-change.js";

/** A text that a client has open. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  /** What the client said last, whether or not it counts upwards. */
  readonly version: number;
  /** Counts every change that arrived, so that two states are never taken for one. */
  readonly generation: number;
  readonly text: string;
  readonly lineIndex: LineIndex;
}

/**
 * The texts that a client has open. What it sends is taken for what it is: a change of an unknown document, or one that
 * is no change at all, is passed over, and versions need not count upwards.
 */
export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>();
  readonly #states = new Map<string, OpenDocument>();
  #generation = 0;

  get(uri: string): OpenDocument | undefined {
    return this.#states.get(uri);
  }

  get size(): number {
    return this.#states.size;
  }

  all(): Iterable<OpenDocument> {
    return this.#states.values();
  }

  /** Takes a document as open, also where it is open already. Gives undefined where what was sent is no document. */
  open(item: unknown): OpenDocument | undefined {
    if (!isRecord(item) || typeof item.uri !== "string" || typeof item.text !== "string") return undefined;
    const languageId = typeof item.languageId === "string" ? item.languageId : "";
    return this.#keep(TextDocument.create(item.uri, languageId, versionOf(item.version, 0), item.text));
  }

  /** Applies changes in their order. Gives undefined where the document is not open or nothing was changed. */
  change(identifier: unknown, changes: unknown): OpenDocument | undefined {
    if (!isRecord(identifier) || typeof identifier.uri !== "string" || !Array.isArray(changes)) return undefined;
    const document = this.#documents.get(identifier.uri);
    if (document === undefined) return undefined;
    const version = versionOf(identifier.version, document.version);
    // One after the other, because each counts in the text that the one before it made.
    for (const change of changes.filter(isContentChange)) {
      TextDocument.update(document, [withinText(document, change)], version);
    }
    return this.#keep(TextDocument.update(document, [], version));
  }

  close(identifier: unknown): OpenDocument | undefined {
    if (!isRecord(identifier) || typeof identifier.uri !== "string") return undefined;
    const state = this.#states.get(identifier.uri);
    this.#states.delete(identifier.uri);
    this.#documents.delete(identifier.uri);
    return state;
  }

  #keep(document: TextDocument): OpenDocument {
    this.#generation++;
    const { uri, languageId, version } = document;
    const text = document.getText();
    const state = { uri, languageId, version, generation: this.#generation, text, lineIndex: new LineIndex(text) };
    this.#documents.set(uri, document);
    this.#states.set(uri, state);
    return state;
  }
}

/** The same change with positions that the text has: the library counts lines by what it is given. */
function withinText(document: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  if (!("range" in change)) return { text: change.text };
  const start = document.offsetAt(change.range.start);
  const end = document.offsetAt(change.range.end);
  const range: Range = {
    start: document.positionAt(Math.min(start, end)),
    end: document.positionAt(Math.max(start, end)),
  };
  return { range, text: change.text };
}

function versionOf(version: unknown, otherwise: number): number {
  return typeof version === "number" && Number.isFinite(version) ? version : otherwise;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
