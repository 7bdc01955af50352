import { type DocumentRole, documentRole } from "../document/document-role.js";
import { settingsOf } from "../settings/settings-of.js";
import type { Session } from "./session.js";

/** What a document is to us, by its name, its language where it is open, and the settings of its folder. */
export function roleOf(session: Session, uri: string): DocumentRole | undefined {
  const languageId = session.documents.get(uri)?.languageId ?? "";
  const { eventsPattern } = settingsOf(session, uri);
  return documentRole(uri, languageId, { folders: session.folders, eventsPattern });
}
