import { DidChangeConfigurationNotification } from "vscode-languageserver";
import { readSettings } from "../settings/read-settings.js";
import { createAskClient } from "./ask-client.js";
import { guardNotification, logFailure } from "./guard.js";
import { recordOf } from "./params.js";
import type { Session } from "./session.js";

/**
 * Keeps the settings as the client has them: asked for where it can be asked, else as it sends them. Gives what is to be
 * done when the client is ready to be asked.
 */
export function followSettings(session: Session, changed: () => void): () => void {
  const { connection } = session;
  const ask = createAskClient(connection);
  let asked = 0;

  function take(section: unknown): void {
    const { settings, problems } = readSettings(section);
    for (const problem of problems) connection.console.warn(`setting ${problem}`);
    if (JSON.stringify(settings) === JSON.stringify(session.settings)) return;
    session.settings = settings;
    changed();
  }

  async function pull(): Promise<void> {
    asked++;
    const question = asked;
    const answer = await ask("workspace/configuration", { items: [{ section: "sentry" }] });
    // An answer that was overtaken by a newer question says what was once.
    if (question !== asked || session.phase !== "running" || !Array.isArray(answer)) return;
    take(answer[0]);
  }

  connection.onDidChangeConfiguration(
    guardNotification(session, "didChangeConfiguration", (params) => {
      if (session.client.configuration) void pull();
      else take(recordOf(recordOf(params).settings).sentry ?? {});
    }),
  );
  return () => {
    if (!session.client.configuration) return;
    if (session.client.configurationRegistration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: "sentry" })
        .catch((error: unknown) => logFailure(session, "registering for settings", error));
    }
    void pull();
  };
}
