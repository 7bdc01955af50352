import { Uri } from "vscode";

/** A URI of the server. */
export function fileUri(uri: string): Uri {
  return Uri.parse(uri, true);
}
