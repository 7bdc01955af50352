import { pathBelow } from "../document/document-role.js";
import type { Session } from "../server/session.js";
import type { Settings } from "./settings-table.js";

/** The settings for a document: those of the innermost folder that holds it, where the client gave it some. */
export function settingsOf({ folderSettings, settings }: SettingsSource, uri: string): Settings {
  let innermost = "";
  for (const folder of folderSettings.keys()) {
    const holds = uri === folder || pathBelow(folder, uri) !== undefined;
    if (holds && folder.length > innermost.length) innermost = folder;
  }
  return folderSettings.get(innermost) ?? settings;
}

export type SettingsSource = Pick<Session, "settings" | "folderSettings">;
