import { type Setting, settingsTable } from "../../../lsp/src/settings/settings-table.js";

/** What the manifest must say about the settings of the server, whose table is the only one. */
export function manifestSettings(): { properties: Record<string, object>; texts: Record<string, string> } {
  const properties: Record<string, object> = {};
  const texts: Record<string, string> = {};
  for (const [name, setting] of Object.entries<Setting>(settingsTable)) {
    const key = `setting.${name}`;
    texts[key] = setting.description;
    properties[name] = { ...typeOf(setting, key, texts), markdownDescription: `%${key}%`, scope: "resource" };
  }
  return { properties, texts };
}

function typeOf({ type, default: value }: Setting, key: string, texts: Record<string, string>): object {
  switch (type.kind) {
    case "boolean":
    case "string":
      return { type: type.kind, default: value };
    case "integer":
      return { type: "integer", minimum: type.min, maximum: type.max, default: value };
    case "choice":
      return { type: "string", ...choices(type.choices, key, texts), default: value };
    case "choicesByCode":
      return {
        type: "object",
        additionalProperties: { type: "string", ...choices(type.choices, key, texts) },
        default: value,
      };
  }
}

function choices(table: Readonly<Record<string, string>>, key: string, texts: Record<string, string>): object {
  const descriptions = Object.entries(table).map(([choice, description]) => {
    texts[`${key}.${choice}`] = description;
    return `%${key}.${choice}%`;
  });
  return { enum: Object.keys(table), enumDescriptions: descriptions };
}
