import type { clientRequests, SentryInitializationOptions } from "@a3s/sentry-lsp";
import { type CancellationToken, type Disposable, type Event, EventEmitter, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { answerFileRequests } from "./answer-file-requests.js";

type ClientRequest = (typeof clientRequests)[number];

/** The language server as the rest of the extension sees it. */
export interface Server extends Disposable {
  readonly client: BaseLanguageClient;
  /** Resolves when the server answers. */
  readonly ready: Promise<void>;
  readonly request: <Result>(method: ClientRequest, params: object, token?: CancellationToken) => Promise<Result>;
  readonly restart: () => Promise<void>;
  /** What the server told of policies and their samples may have changed. */
  readonly onResultsChanged: Event<void>;
}

/** What both homes of the client have in common. */
export function clientOptions(): LanguageClientOptions {
  return {
    // No scheme is named: files of a disk, of a repository on a web page, and new ones without a name are all policies.
    documentSelector: [{ language: "acl" }, { pattern: "**/*.ndjson" }],
    initializationOptions: (): SentryInitializationOptions => ({
      trusted: workspace.isTrusted,
      files: true,
      notifications: true,
      commands: serverCommands,
    }),
  };
}

/** The commands that the server may put behind what it shows. */
const serverCommands = ["sentry.showEvents", "sentry.explainEvent", "sentry.dryRun", "editor.action.triggerSuggest"];

/** Starts the server in the background. */
export function startServer(client: BaseLanguageClient): Server {
  const changed = new EventEmitter<void>();
  const subscriptions = [
    changed,
    workspace.onDidGrantWorkspaceTrust(() => client.sendNotification("sentry/trustChanged", { trusted: true })),
  ];
  answerFileRequests(client);
  client.onNotification("sentry/resultsChanged", () => changed.fire());
  let ready = client.start();
  return {
    client,
    get ready() {
      return ready;
    },
    onResultsChanged: changed.event,
    async request(method, params, token) {
      await ready;
      return token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token);
    },
    async restart() {
      ready = client.stop().then(() => client.start());
      await ready;
      changed.fire();
    },
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
