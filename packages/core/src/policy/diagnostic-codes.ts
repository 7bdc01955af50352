import { aclDiagnosticCodes } from "@a3s/acl-grammar";
import { tierCodes } from "../load/missing-tiers.js";
import { checks } from "./checks/index.js";
import type { DiagnosticCode } from "./codes/diagnostic-code.js";
import { proofCodes } from "./codes/proof-codes.js";
import { schemaCodes } from "./codes/schema-codes.js";
import { ignoreCodes } from "./comments/ignore-comments.js";
import { loadCodes } from "./resolve-text.js";

/** Every diagnostic there is, by its code: those of the grammar, of the schema, of the checks, of the proofs, and of loading. */
export const diagnosticCodes: Readonly<Record<string, DiagnosticCode>> = {
  ...aclDiagnosticCodes,
  ...schemaCodes,
  ...Object.fromEntries(
    checks.map(({ code, severity, message, documentation }) => [code, { severity, message, documentation }]),
  ),
  ...proofCodes,
  ...ignoreCodes,
  ...loadCodes,
  ...tierCodes,
};
