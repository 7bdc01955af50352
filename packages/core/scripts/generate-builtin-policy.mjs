// Writes src/builtin/builtin-policy.generated.ts from builtin.acl, so that browsers need no file. Run it after a change
// of the rules; a test compares the two.
import { readFileSync, writeFileSync } from "node:fs";
import { builtinPolicyModule } from "./builtin-policy-module.mjs";

const folder = new URL("../src/builtin/", import.meta.url);
const text = readFileSync(new URL("builtin.acl", folder), "utf8");
writeFileSync(new URL("builtin-policy.generated.ts", folder), builtinPolicyModule(text));
