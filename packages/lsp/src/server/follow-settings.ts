import { DidChangeConfigurationNotification } from "vscode-languageserver";
import { readSettings } from "../settings/read-settings.js";
import type { Settings } from "../settings/settings-table.js";
import { createAskClient } from "./ask-client.js";
import { guardNotification, logFailure } from "./guard.js";
import { recordOf } from "./params.js";
import type { Session } from "./session.js";

const section = "sentry";

/** What is to be done about settings besides hearing of them. */
export interface FollowedSettings {
  /** The client is ready to be asked. */
  readonly begin: () => void;
  /** There may be others: the folders changed. */
  readonly ask: () => void;
}

/** Keeps the settings as the client has them, for each folder: asked for where it can be asked, else as it sends them. */
export function followSettings(session: Session, changed: () => void): FollowedSettings {
  const { connection } = session;
  const ask = createAskClient(connection);
  let asked = 0;

  function take(whole: unknown, ofFolders: readonly (readonly [folder: string, given: unknown])[] = []): void {
    const told = new Set<string>();
    const read = (given: unknown): Settings => {
      const { settings, problems } = readSettings(given);
      for (const problem of problems) if (!told.has(problem)) connection.console.warn(`setting ${problem}`);
      for (const problem of problems) told.add(problem);
      return settings;
    };
    const settings = read(whole);
    const folderSettings = new Map(ofFolders.map(([folder, given]) => [folder, read(given)]));
    const before = JSON.stringify([session.settings, ...session.folderSettings]);
    if (JSON.stringify([settings, ...folderSettings]) === before) return;
    session.settings = settings;
    session.folderSettings = folderSettings;
    changed();
  }

  async function pull(): Promise<void> {
    asked++;
    const question = asked;
    const { folders } = session;
    const items = [{ section }, ...folders.map((scopeUri) => ({ scopeUri, section }))];
    const answer = await ask("workspace/configuration", { items });
    // An answer that was overtaken by a newer question says what was once.
    if (question !== asked || session.phase !== "running" || !Array.isArray(answer)) return;
    // A client that knows no folders answers once.
    const ofFolders = answer.length === items.length ? folders : [];
    take(
      answer[0],
      ofFolders.map((folder, index) => [folder, answer[index + 1]]),
    );
  }

  connection.onDidChangeConfiguration(
    guardNotification(session, "didChangeConfiguration", (params) => {
      if (session.client.configuration) void pull();
      else take(recordOf(recordOf(params).settings).sentry ?? {});
    }),
  );
  const askIfPossible = () => {
    if (session.client.configuration) void pull();
  };
  return {
    ask: askIfPossible,
    begin() {
      if (session.client.configuration && session.client.configurationRegistration) {
        connection.client
          .register(DidChangeConfigurationNotification.type, { section })
          .catch((error: unknown) => logFailure(session, "registering for settings", error));
      }
      askIfPossible();
    },
  };
}
