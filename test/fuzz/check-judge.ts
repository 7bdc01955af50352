import { createPlainEngine, PolicyError, type Rule, Sentry } from "@a3s/sentry-core";

/** A judge comes of an accepted document, and of no other; whatever is wrong is a PolicyError. */
export function checkJudge(source: string | Uint8Array, accepted: boolean): void {
  // A judge is built from a text. A short one without a line break could be taken for the name of a file.
  if (typeof source !== "string" || !source.includes("\n")) return;
  const problem = problemOf(source);
  if (problem !== undefined && !(problem instanceof PolicyError)) throw problem;
  if (problem === undefined && !accepted) throw new Error("a judge is built from a document that is not accepted");
  // An accepted document may still ask for a variable that is not set here, name a dictionary that does not exist, or
  // hold a key that cannot be sent.
  if (problem !== undefined && accepted && !/\benv\b/.test(source) && !outside.test(problem.message)) throw problem;
}

const outside = /^(?:reading SAE dictionary|building the tier llm)/;

function problemOf(source: string): unknown {
  try {
    Sentry.create(source, { createEngine });
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The built-in rules are the same for every document: to compile them each time would take most of the time. */
function createEngine(rules: readonly Rule[]) {
  return createPlainEngine(rules.filter(({ layer }) => layer === "site"));
}
