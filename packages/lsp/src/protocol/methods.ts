/** Requests of the client that the protocol of the language server adds to the standard ones. */
export const clientRequests = [
  "sentry/status",
  "sentry/rules",
  "sentry/dryRun",
  "sentry/planFullDryRun",
  "sentry/fullDryRun",
  "sentry/explain",
  "sentry/policyDiff",
  "sentry/tests",
  "sentry/builtinPolicy",
  "sentry/useEvents",
] as const;

/** Notifications of the client. */
export const clientNotifications = ["sentry/trustChanged"] as const;

/** Requests of the server, which a client answers that says `files: true`. */
export const serverRequests = ["sentry/readFile", "sentry/findFiles", "sentry/listFolder"] as const;

/** Notifications of the server, to a client that says `notifications: true`. */
export const serverNotifications = ["sentry/resultsChanged"] as const;
