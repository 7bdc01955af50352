import type { Session } from "./session.js";
import { unlessGone } from "./unless-gone.js";

/** Tells the client that results changed, so that it asks again for what it shows of them. */
export interface Refresh {
  changed(uri: string): void;
  dispose(): void;
}

/** Changes of several documents within this time are told at once. Milliseconds. */
const gatherFor = 50;

export function createRefresh(session: Session): Refresh {
  const { connection } = session;
  const uris = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    const changed = [...uris];
    uris.clear();
    const { codeLensRefresh, inlayHintRefresh } = session.client;
    // A document that is edited is asked about anyway; what is shown of the others is not.
    if (session.documents.size > 1) {
      if (codeLensRefresh) unlessGone(connection.sendRequest("workspace/codeLens/refresh"));
      if (inlayHintRefresh) unlessGone(connection.languages.inlayHint.refresh());
    }
    if (session.notifies) unlessGone(connection.sendNotification("sentry/resultsChanged", { uris: changed }));
  };
  return {
    changed(uri) {
      uris.add(uri);
      timer ??= setTimeout(tell, gatherFor);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
