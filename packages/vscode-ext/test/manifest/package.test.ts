import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { packagedFiles } from "../../scripts/package.mjs";
import { extensionDirectory } from "../real-editor/paths.js";

/** What a user gets. A file that is built is there after `npm run build`. */
const expected = [
  "CHANGELOG.md",
  "LICENSE",
  "bundle/README.md",
  "bundle/THIRD-PARTY-NOTICES.txt",
  "bundle/acl.tmLanguage.json",
  "bundle/extension.js",
  "bundle/extension.web.js",
  "bundle/results.css",
  "bundle/results.js",
  "bundle/server.js",
  "bundle/server.web.js",
  "images/acl-dark.svg",
  "images/acl-light.svg",
  "images/icon.png",
  "l10n/bundle.l10n.json",
  "language-configuration.json",
  "package.json",
  "package.nls.json",
  "snippets/acl.json",
  ...readdirSync(`${extensionDirectory}/walkthrough`).map((file) => `walkthrough/${file}`),
];

it("packs what belongs to the extension, and nothing else", async () => {
  const files = await packagedFiles();
  expect(files.filter((file) => !expected.includes(file))).toEqual([]);
  const committed = expected.filter((file) => !file.startsWith("bundle/"));
  expect(files).toEqual(expect.arrayContaining(committed));
});
