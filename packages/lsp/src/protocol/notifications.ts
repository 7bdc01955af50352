/** `sentry/trustChanged`: the user trusts the workspace, or no longer does. */
export interface TrustChangedParams {
  readonly trusted: boolean;
}

/** `sentry/resultsChanged`: what was told about these documents may have changed. */
export interface ResultsChangedParams {
  readonly uris: readonly string[];
}
