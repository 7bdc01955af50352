/** What a client may say in `initializationOptions` of `initialize`. All of it may be left out. */
export interface SentryInitializationOptions {
  /** The section `sentry` of the client's configuration, for clients that are not asked for it. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the user trusts the workspace. Default false. */
  readonly trusted?: boolean;
  /**
   * The client answers `sentry/readFile`, `sentry/findFiles` and `sentry/listFolder`. It is asked for what the server
   * cannot read itself: everything in a web worker, elsewhere what is no `file:`.
   */
  readonly files?: boolean;
  /**
   * The commands that the client runs itself when an item, a lens or an action names them, for example
   * `sentry.showEvents`. What needs a command that is not among them is left out.
   */
  readonly commands?: readonly string[];
  /** The client wants `sentry/resultsChanged`. */
  readonly notifications?: boolean;
}
