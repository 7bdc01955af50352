import { compileRegex } from "../engine/regex/compile-regex.js";
import type { Program } from "../engine/regex/program.js";
import type { MaskDetector } from "../policy/policy.js";
import type { Detector } from "./detector.js";
import { inlineDetectors } from "./detectors/index.js";
import { kindOfName } from "./kind-of-name.js";
import { TriggerAutomaton } from "./trigger-automaton.js";

/** One trigger of the automaton: whose it is, and which of its detector's triggers. */
export interface DetectorTrigger {
  readonly detector: Detector;
  readonly rank: number;
  readonly index: number;
}

/** A site detector, ready to be run. */
export interface SiteDetector {
  readonly kind: string;
  readonly rank: number;
  readonly program: Program;
}

/** What is looked for, compiled: made once for a policy and used for every text. */
export interface InlineGate {
  readonly automaton: TriggerAutomaton;
  readonly triggers: readonly DetectorTrigger[];
  readonly site: readonly SiteDetector[];
}

let builtin: Omit<InlineGate, "site"> | undefined;

/**
 * The built-in detectors and those of a site, `policy.mask`. What is built in is compiled when it is first asked for.
 *
 * @throws {RegexSizeError} where a pattern of the site is too large, which the checks of a policy refuse.
 */
export function createInlineGate(mask: readonly MaskDetector[] = []): InlineGate {
  builtin ??= compileBuiltin();
  const site = mask.map(({ name, regex }, index) => ({
    kind: kindOfName(name),
    // What a site says about its own secrets goes before what is built in.
    rank: index - mask.length,
    program: compileRegex(regex),
  }));
  return { ...builtin, site };
}

function compileBuiltin(): Omit<InlineGate, "site"> {
  const triggers = inlineDetectors.flatMap((detector, rank) =>
    detector.triggers.map((_, index) => ({ detector, rank, index })),
  );
  return { automaton: new TriggerAutomaton(inlineDetectors.flatMap((detector) => detector.triggers)), triggers };
}
