/** A test of the suite that ran inside the editor. */
export interface TestResult {
  readonly title: string;
  /** Present when it failed. */
  readonly error?: string;
}

/** Begins the console line that tells one result: a worker has no other way out. */
export const resultMark = "SENTRY_TEST_RESULT ";

/** Begins the console line after the last result, with the number of results. */
export const endMark = "SENTRY_TEST_END ";

/** Begins the console line with the milliseconds that activating the extension took. */
export const activationMark = "SENTRY_ACTIVATION ";
