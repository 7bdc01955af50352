import type { clientRequests, SentryInitializationOptions } from "@a3s/sentry-lsp";
import {
  type CancellationToken,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  workspace,
} from "vscode";
import type { BaseLanguageClient, LanguageClientOptions, State } from "vscode-languageclient";
import { answerFileRequests } from "./answer-file-requests.js";

type ClientRequest = (typeof clientRequests)[number];

/** The language server as the rest of the extension sees it. */
export interface Server extends Disposable {
  /** Resolves when the server answers. */
  readonly ready: Promise<BaseLanguageClient>;
  readonly request: <Result>(method: ClientRequest, params: object, token?: CancellationToken) => Promise<Result>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** A server runs that knows nothing yet: the first one, or one that came after it. */
  readonly onStarted: Event<void>;
  /** What the server told of policies and their samples may have changed. */
  readonly onResultsChanged: Event<void>;
}

/** What both homes of the client have in common. */
export function clientOptions(outputChannel: LogOutputChannel): LanguageClientOptions {
  return {
    outputChannel,
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

const isRunning: State.Running = 2;

/**
 * Starts the server in the background. The client is most of the code of the extension, and nothing that is registered
 * at the start needs it: it is loaded after that.
 */
export function startServer(loadClient: () => Promise<BaseLanguageClient>): Server {
  const started = new EventEmitter<void>();
  const changed = new EventEmitter<void>();
  let client: BaseLanguageClient | undefined;

  async function start(): Promise<BaseLanguageClient> {
    const loaded = await loadClient();
    client = loaded;
    answerFileRequests(loaded);
    loaded.onNotification("sentry/resultsChanged", () => changed.fire());
    // The client itself starts another server in the place of one that broke.
    loaded.onDidChangeState(({ newState }) => {
      if (newState === isRunning) started.fire();
    });
    await loaded.start();
    const { name = "", version = "" } = loaded.initializeResult?.serverInfo ?? {};
    loaded.outputChannel.info(`${name} ${version}`);
    return loaded;
  }

  let ready = new Promise<void>((resolve) => setTimeout(resolve)).then(start);

  async function stop(): Promise<void> {
    // One that is starting cannot be stopped, and one that did not start need not be.
    await ready.catch(() => {});
    await client?.dispose();
  }

  const trust = workspace.onDidGrantWorkspaceTrust(() => {
    // A server that is not there yet is told when it starts.
    void client?.sendNotification("sentry/trustChanged", { trusted: true }).catch(() => {});
  });
  return {
    get ready() {
      return ready;
    },
    onStarted: started.event,
    onResultsChanged: changed.event,
    async request(method, params, token) {
      const running = await ready;
      return token === undefined ? running.sendRequest(method, params) : running.sendRequest(method, params, token);
    },
    async restart() {
      // A client whose server did not start would not start another one.
      ready = stop()
        .catch(() => {})
        .then(start);
      await ready;
      changed.fire();
    },
    stop,
    dispose() {
      for (const subscription of [trust, started, changed]) subscription.dispose();
    },
  };
}
