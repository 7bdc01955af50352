import { builtinDocument } from "../document/builtin-document.js";
import type { VersionedText } from "../document/policy-versions.js";
import type { Session } from "./session.js";

/** The text of a document as it is now: what the client has open, else the built-in policy, else the file. */
export async function currentText(session: Session, uri: string): Promise<VersionedText | undefined> {
  const known = openText(session, uri);
  if (known !== undefined) return known;
  const file = await session.files.read(uri);
  // The client may have opened it meanwhile.
  return openText(session, uri) ?? (file === undefined ? undefined : { ...file, version: 0 });
}

/** The same without looking at files. */
export function openText(session: Session, uri: string): VersionedText | undefined {
  return session.documents.get(uri) ?? (uri === builtinDocument.uri ? builtinDocument : undefined);
}
