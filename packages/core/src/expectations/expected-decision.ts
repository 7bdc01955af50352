import type { EnforceAction, Severity, Verdict } from "../decision/decision.js";
import { severities, verdicts } from "../decision/decision.js";

export const actionKinds = ["DenyEgress", "DenyFile", "DenyExec"] as const satisfies readonly EnforceAction["kind"][];

/** What is expected of the decision on an event; what is absent may be anything. */
export interface ExpectedDecision {
  /** What the rules decide, before deeper tiers and the fail mode. */
  readonly verdict?: Verdict;
  /** What comes of it where no deeper tier answers: an escalation meets the fail mode. */
  readonly final?: Verdict;
  /** The name of the rule that decides, or null: no rule matches. */
  readonly rule?: string | null;
  /** The severity that the rules give. */
  readonly severity?: Severity;
  /** The deny that goes with the decision of the rules, or null: there is none. */
  readonly action?: EnforceAction["kind"] | null;
}

export type ExpectedMember = keyof ExpectedDecision;

/** What can stand in an object behind `expect`. */
export interface ExpectedMemberType {
  readonly documentation: string;
  /** The allowed texts; absent where any text may stand there. */
  readonly values?: readonly string[];
  readonly nullable: boolean;
}

/** The members of an object behind `expect`, for reading, completion and the manual. */
export const expectedMembers: Readonly<Record<ExpectedMember, ExpectedMemberType>> = {
  verdict: {
    documentation: "What the rules decide, before deeper tiers and the fail mode.",
    values: verdicts,
    nullable: false,
  },
  final: {
    documentation: "What comes of it where no deeper tier answers: an escalation meets the fail mode.",
    values: verdicts,
    nullable: false,
  },
  rule: { documentation: "The rule that decides, by name; `null`: no rule matches.", nullable: true },
  severity: { documentation: "The severity that the rules give.", values: severities, nullable: false },
  action: {
    documentation: "The deny that goes with the decision of the rules; `null`: there is none.",
    values: actionKinds,
    nullable: true,
  },
};
