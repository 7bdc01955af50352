import type { DryRunRow } from "@a3s/sentry-core";
import type { PolicyParams } from "./requests.js";

/** `sentry/planFullDryRun`: what a dry run through all tiers would contact and start. It does none of that. */
export interface PlanFullDryRunParams extends PolicyParams {
  /** Lines of events. Absent: the files of sample events of the policy. */
  readonly text?: string;
  /** Tiers of the policy that are not asked: what they should decide goes on as if they were unavailable. */
  readonly without?: readonly FullDryRunTier[];
}

export type FullDryRunTier = "llm" | "agent" | "sae";

/** Null where there is no such policy. */
export type PlanFullDryRunResult = FullDryRunRefused | FullDryRunPlan;

/** Nothing is done, now or later. */
export interface FullDryRunRefused {
  readonly outcome: "refused";
  /**
   * `untrusted`: the user does not trust the workspace. `errors`: the policy has errors. `agent`: no program can be
   * started where the server runs, as in a browser. `dictionary`: no file can be read there by name. `policy`: no judge
   * can be built, as where a variable is not set. `expired`: the token is none, was used, or the policy or its events
   * have changed since.
   */
  readonly refused: "untrusted" | "errors" | "agent" | "dictionary" | "policy" | "expired";
  /** The same for people, with what to do. */
  readonly message: string;
}

/** What the user is to be shown, and agrees to by `sentry/fullDryRun` with the token. */
export interface FullDryRunPlan {
  readonly outcome: "confirm";
  /** Good once, and only while the policy and its events stay as they are. */
  readonly token: string;
  /**
   * What follows when the user agrees. `variables`: the variables are read that say what is contacted or started, and
   * another plan names it. `run`: what is named here is contacted and started.
   */
  readonly next: "variables" | "run";
  /** The model that is asked. */
  readonly llm?: PlannedModel;
  /** The program that is started for an event. It inherits the environment of the server, without the key of the model. */
  readonly agent?: PlannedAgent;
  /** The dictionary that is read. */
  readonly sae?: { readonly dictionary: string };
  /** The names of the variables that are read. */
  readonly variables: readonly string[];
  /** How many events are judged, and how many of them the rules leave to deeper tiers. */
  readonly events: number;
  readonly escalated: number;
}

export interface PlannedModel {
  /** Scheme, host and port: `https://models.example:8443`. While a variable says it, the expression of the policy. */
  readonly endpoint: string;
  readonly model: string;
}

export interface PlannedAgent {
  /** A path from the root, or a name that is looked up in `PATH`. While a variable says it, the expression of the policy. */
  readonly bin: string;
  /** The folder of skills, from the root. */
  readonly skills?: string;
  /** Where the policy replaces the arguments. */
  readonly args?: readonly string[];
}

/** `sentry/fullDryRun`: does what a plan said. Cancelling it stops the tiers. */
export interface FullDryRunParams {
  readonly token: string;
  /** For `$/progress`. */
  readonly workDoneToken?: number | string;
}

export type FullDryRunResult =
  | FullDryRunRefused
  /** A plan that names what only the variables said. */
  | FullDryRunPlan
  | {
      readonly outcome: "done";
      readonly files: readonly {
        /** Absent for lines that came with the request. */
        readonly uri?: string;
        /** What all tiers say. The deny of a block is shown, and not written. */
        readonly rows: readonly DryRunRow[];
      }[];
    };
