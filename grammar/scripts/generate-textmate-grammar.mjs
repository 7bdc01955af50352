// Writes syntaxes/acl.tmLanguage.json. Run it after a change below scripts/textmate; a test compares the file with it.
import { mkdirSync, writeFileSync } from "node:fs";
import { aclTextMateGrammarText } from "./textmate/acl-grammar.mjs";

const folder = new URL("../syntaxes/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("acl.tmLanguage.json", folder), aclTextMateGrammarText());
