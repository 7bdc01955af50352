import { aclGrammar } from "./acl-grammar.js";
import type { Grammar } from "./grammar.js";
import { regexGrammar } from "./regex-grammar.js";

/** The grammars that have pages, by the names of the pages in `docs/grammar`. */
export const grammars: Readonly<Record<string, () => Grammar>> = {
  acl: aclGrammar,
  regex: regexGrammar,
};
