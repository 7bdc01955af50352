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

/** Begins the console line with an `Activation`. */
export const activationMark = "SENTRY_ACTIVATION ";

/** Milliseconds from the start on. */
export interface Activation {
  /** Until the extension is active: its code is loaded, and everything is registered. */
  readonly active: number;
  /** Until its language server answers. */
  readonly ready: number;
}

/** A question that came to the endpoint of a model. */
export interface AskedModel {
  readonly isKeyRight: boolean;
  readonly body: string;
}
