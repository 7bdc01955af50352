import type { BenchServer } from "./lsp-server.js";

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A text in the place of what stands between two places. */
export interface Edit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

export function openDocument({ connection }: BenchServer, uri: string, languageId: string, text: string): void {
  void connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
}

export function sendEdit({ connection }: BenchServer, uri: string, version: number, edit: Edit): void {
  void connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [edit],
  });
}

export function insertion(place: Place, text: string): Edit {
  return { range: { start: place, end: place }, text };
}

/** Takes out the character behind a place. */
export function deletion(place: Place): Edit {
  return { range: { start: place, end: { line: place.line, character: place.character + 1 } }, text: "" };
}

/** The place so many characters behind the beginning of an anchor, in the text as it was at first. */
export function placeBehind(text: string, anchor: string, distance: number): Place {
  const before = text.slice(0, text.indexOf(anchor) + distance);
  const line = before.split("\n").length - 1;
  return { line, character: before.length - before.lastIndexOf("\n") - 1 };
}

export function quantiles(times: readonly number[]): [string, string] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return [`${at(0.5).toFixed(1)} ms`, `${at(0.95).toFixed(1)} ms`];
}

export function pause(milliseconds = 120): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
