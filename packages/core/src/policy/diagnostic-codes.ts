import { aclDiagnosticCodes } from "@a3s/acl-grammar";
import { expectationCodes } from "../expectations/expectation-codes.js";
import { tierCodes } from "../load/missing-tiers.js";
import { checks } from "./checks/index.js";
import type { DiagnosticCode } from "./codes/diagnostic-code.js";
import { proofCodes } from "./codes/proof-codes.js";
import { schemaCodes } from "./codes/schema-codes.js";
import { ignoreCodes } from "./comments/ignore-comments.js";
import { loadCodes } from "./resolve-text.js";

/**
 * Every diagnostic there is, by its code: those of the grammar, of the schema, of the checks, of the proofs, of sample
 * events and what is expected of them, and of loading.
 */
export const diagnosticCodes: Readonly<Record<string, DiagnosticCode>> = {
  ...aclDiagnosticCodes,
  ...schemaCodes,
  ...Object.fromEntries(
    checks.map(({ code, severity, message, documentation }) => [code, { severity, message, documentation }]),
  ),
  ...proofCodes,
  ...expectationCodes,
  ...ignoreCodes,
  ...loadCodes,
  ...tierCodes,
};
