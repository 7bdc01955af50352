import type { Diagnostic } from "@a3s/acl-grammar";
import type { CheckContext } from "./check-context.js";
import type { DiagnosticCode } from "./codes/diagnostic-code.js";

/** What a check reports: the rest of a diagnostic comes from the check itself. */
export type Finding = Pick<Diagnostic, "range"> &
  Partial<Pick<Diagnostic, "severity" | "message" | "fixes" | "related" | "data">>;

/** One thing that may be wrong with a policy whose schema is sound in that place. */
export interface Check extends DiagnosticCode {
  readonly code: string;
  /** Says something about the document as a whole, which cannot be known while a part of it is not understood. */
  readonly wholeDocument?: true;
  /** Reported only where the policy is also meant for other tools of the language. */
  readonly portability?: true;
  /**
   * What it says about a document is what it says about each rule, with the comments in and above it, and about the rest,
   * as if each were a document of its own. It asks nothing else of the context, and is asked again only where something
   * changed.
   */
  readonly partwise?: true;
  check(context: CheckContext): Iterable<Finding>;
}

/** Declares a check; every file in `checks` holds one. */
export function defineCheck(check: Check): Check {
  return check;
}
