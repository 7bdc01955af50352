import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { extensionDirectory } from "../real-editor/paths.js";
import { manifestSettings } from "./settings.js";

const manifestFile = join(extensionDirectory, "package.json");
const textsFile = join(extensionDirectory, "package.nls.json");

interface Manifest {
  contributes: {
    commands: { command: string; title: string }[];
    configuration: object;
    menus: Record<string, { command: string; when?: string }[]>;
  };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
}

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const manifest: Manifest = readJson(manifestFile);
const texts: Record<string, string> = readJson(textsFile);

/** Settings that only the editor's side knows. */
const own = {
  "sentry.trace.server": {
    type: "string",
    enum: ["off", "messages", "verbose"],
    default: "off",
    description: "%setting.sentry.trace.server%",
    scope: "window",
  },
};

it("offers the settings of the server as the server describes them", () => {
  const { properties, texts: described } = manifestSettings();
  const configuration = { title: "%configuration.title%", properties: { ...properties, ...own } };
  if (process.env.UPDATE_DOCS !== undefined) {
    const kept = Object.entries(texts).filter(
      ([key]) => !key.startsWith("setting.") || key === "setting.sentry.trace.server",
    );
    write(textsFile, { ...Object.fromEntries(kept), ...described });
    write(manifestFile, { ...manifest, contributes: { ...manifest.contributes, configuration } });
    return;
  }
  expect(manifest.contributes.configuration).toEqual(configuration);
  expect(texts).toMatchObject(described);
});

function write(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

it("has every text that it names, and names every text that it has", () => {
  const named = JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g);
  expect([...new Set(Array.from(named, ([, key]) => key))].sort()).toEqual(Object.keys(texts).sort());
});

it("names files that are there", () => {
  const named = JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:images|snippets|walkthrough)\/[^"]+)"/g);
  for (const [, file = ""] of named) expect(existsSync(join(extensionDirectory, file)), file).toBe(true);
});

it("has a command for every entry of a menu, and ignores settings of untrusted workspaces that exist", () => {
  const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
  for (const { command } of Object.values(manifest.contributes.menus).flat()) expect(commands).toContain(command);
  const { properties } = manifestSettings();
  for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) {
    expect(Object.keys(properties)).toContain(name);
  }
});
