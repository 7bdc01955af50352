import type { DiagnosticSeverity } from "@a3s/acl-grammar";

/** What a setting may hold. */
export type SettingType =
  | { readonly kind: "boolean" }
  | { readonly kind: "string" }
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "choice"; readonly choices: Readonly<Record<string, string>> }
  /** An object: for each code of a diagnostic one of the choices. */
  | { readonly kind: "choicesByCode"; readonly choices: Readonly<Record<string, string>> };

export interface Setting {
  readonly type: SettingType;
  readonly default: boolean | string | number | Readonly<Record<string, string>>;
  /** What it does, in a sentence or two, as an editor shows it. */
  readonly description: string;
}

/** How much is proved about a policy while it is edited. */
export type ProofLevel = "off" | "normal" | "deep";

export type SeverityOverride = DiagnosticSeverity | "off";

/** Every setting of the server, by the name that an editor knows it by. */
export const settingsTable = {
  "sentry.events.pattern": {
    type: { kind: "string" },
    default: "",
    description:
      "Which files hold the sample events of a policy: a glob below the workspace folder, for example `samples/*.ndjson`. Empty: `NAME.events.ndjson` beside `NAME.acl`, or else every `*.events.ndjson` of the workspace.",
  },
  "sentry.lenses.enabled": {
    type: { kind: "boolean" },
    default: true,
    description: "Show above each rule how many sample events it matches and how many it wins.",
  },
  "sentry.hints.order": {
    type: { kind: "boolean" },
    default: true,
    description: "Show the number of a rule in the effective order.",
  },
  "sentry.hints.failsOpen": {
    type: { kind: "boolean" },
    default: true,
    description: "Mark rules that escalate where no deeper tier answers, so that the event is allowed.",
  },
  "sentry.hints.defaults": {
    type: { kind: "boolean" },
    default: false,
    description: "Show the default values of attributes that are left out.",
  },
  "sentry.hints.verdicts": {
    type: { kind: "boolean" },
    default: true,
    description: "Show verdict, tier and winning rule at the end of every sample event.",
  },
  "sentry.completion.environment": {
    type: { kind: "boolean" },
    default: true,
    description:
      "Offer for `env()` also the names of variables that are set where the server runs, such as `LLM_KEY`. Only in a trusted workspace; a value is never read.",
  },
  "sentry.proofs": {
    type: {
      kind: "choice",
      choices: {
        off: "Nothing is proved while you edit.",
        normal: "Rules that are never reached, holes and assertions, with a budget that suits typing.",
        deep: "The same with the budget of `sentry check --deep`.",
      },
    },
    default: "normal",
    description: "How much is proved about a policy, after the quick diagnostics and without delaying them.",
  },
  "sentry.diagnostics.severity": {
    type: {
      kind: "choicesByCode",
      choices: {
        error: "Show as an error.",
        warning: "Show as a warning.",
        information: "Show as information.",
        hint: "Show as a hint.",
        off: "Do not show.",
      },
    },
    default: {},
    description:
      "The severity of a diagnostic by its code, for example `sentry.rule.name_style`: error, warning, information, hint or off. What makes the judge refuse a policy stays an error.",
  },
  "sentry.diagnostics.workspace": {
    type: { kind: "boolean" },
    default: true,
    description: "Check also the policies and the sample events of the workspace that are not open.",
  },
  "sentry.diagnostics.delay": {
    type: { kind: "integer", min: 0, max: 5000 },
    default: 100,
    description:
      "How long at most to wait after a key is pressed before a document is checked, in milliseconds. Small documents are checked sooner.",
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** The settings in effect. */
export interface Settings {
  readonly eventsPattern: string;
  readonly lenses: boolean;
  readonly orderHints: boolean;
  readonly failsOpenHints: boolean;
  readonly defaultHints: boolean;
  readonly verdictHints: boolean;
  readonly environmentNames: boolean;
  readonly proofs: ProofLevel;
  readonly severities: Readonly<Record<string, SeverityOverride>>;
  readonly checkWorkspace: boolean;
  /** Milliseconds. */
  readonly delay: number;
}
