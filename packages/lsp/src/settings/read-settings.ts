import {
  type ProofLevel,
  type Setting,
  type Settings,
  type SeverityOverride,
  settingsTable,
} from "./settings-table.js";

type SettingName = keyof typeof settingsTable;

/** The settings that a client gave, and what was wrong with them, for its log. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/**
 * Reads what a client calls its configuration: the object of the section `sentry`, with dots in the names or nested. A
 * value that cannot be is replaced by the default.
 */
export function readSettings(section: unknown): ReadSettings {
  const problems: string[] = [];
  const value = (name: SettingName): unknown => {
    const setting: Setting = settingsTable[name];
    const given = lookUp(section, name.slice("sentry.".length));
    if (given === undefined || given === null) return setting.default;
    const problem = problemOf(setting, given);
    if (problem === undefined) return given;
    problems.push(`${name} ${problem}`);
    return setting.default;
  };
  const isOn = (name: SettingName): boolean => value(name) === true;
  const settings: Settings = {
    eventsPattern: String(value("sentry.events.pattern")),
    lenses: isOn("sentry.lenses.enabled"),
    orderHints: isOn("sentry.hints.order"),
    failsOpenHints: isOn("sentry.hints.failsOpen"),
    defaultHints: isOn("sentry.hints.defaults"),
    verdictHints: isOn("sentry.hints.verdicts"),
    environmentNames: isOn("sentry.completion.environment"),
    proofs: value("sentry.proofs") as ProofLevel,
    severities: value("sentry.diagnostics.severity") as Readonly<Record<string, SeverityOverride>>,
    checkWorkspace: isOn("sentry.diagnostics.workspace"),
    delay: Number(value("sentry.diagnostics.delay")),
  };
  return { settings, problems };
}

export const defaultSettings: Settings = readSettings({}).settings;

/** Why a value cannot be what a setting holds; the value itself is not shown. */
function problemOf({ type }: Setting, given: unknown): string | undefined {
  switch (type.kind) {
    case "boolean":
      return typeof given === "boolean" ? undefined : "must be true or false";
    case "string":
      return typeof given === "string" ? undefined : "must be a text";
    case "integer": {
      const fits = typeof given === "number" && Number.isInteger(given) && given >= type.min && given <= type.max;
      return fits ? undefined : `must be a whole number from ${type.min} to ${type.max}`;
    }
    case "choice":
      return isChoice(type.choices, given) ? undefined : `must be one of ${Object.keys(type.choices).join(", ")}`;
    case "choicesByCode": {
      const isMap = typeof given === "object" && given !== null && !Array.isArray(given);
      if (isMap && Object.values(given).every((choice) => isChoice(type.choices, choice))) return undefined;
      return `must give each code one of ${Object.keys(type.choices).join(", ")}`;
    }
  }
}

function isChoice(choices: Readonly<Record<string, string>>, given: unknown): boolean {
  return typeof given === "string" && Object.hasOwn(choices, given);
}

/** `{ "hints.order": … }` and `{ hints: { order: … } }` mean the same. */
function lookUp(section: unknown, path: string): unknown {
  if (typeof section !== "object" || section === null) return undefined;
  if (Object.hasOwn(section, path)) return (section as Readonly<Record<string, unknown>>)[path];
  const dot = path.indexOf(".");
  if (dot < 0) return undefined;
  const outer = path.slice(0, dot);
  if (!Object.hasOwn(section, outer)) return undefined;
  return lookUp((section as Readonly<Record<string, unknown>>)[outer], path.slice(dot + 1));
}
