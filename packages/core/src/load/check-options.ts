import { suggestName } from "../policy/suggest.js";
import type { SentryOptions } from "../sentry-options.js";

const optionNames: Readonly<Record<keyof SentryOptions, true>> = {
  cassette: true,
  counters: true,
  createEngine: true,
  env: true,
  l2: true,
  l3: true,
  maxAutomatonBytes: true,
  maxSpeculations: true,
  mode: true,
  onEnforceError: true,
  rulesOnly: true,
  sae: true,
};

/**
 * Refuses options that do not exist: without a type checker a slip in `rulesOnly` or `cassette` would go unnoticed, and
 * a model would be asked that must not be.
 *
 * @throws {TypeError} where there is no option of that name.
 */
export function checkOptions(options: SentryOptions): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(optionNames, name)) continue;
    const meant = suggestName(name, Object.keys(optionNames));
    const known = meant === undefined ? `it takes ${Object.keys(optionNames).join(", ")}` : `did you mean ${meant}?`;
    throw new TypeError(`Sentry.create has no option ${JSON.stringify(name.slice(0, 64))}: ${known}`);
  }
}
