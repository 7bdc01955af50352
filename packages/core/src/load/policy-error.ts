import type { Diagnostic } from "@a3s/acl-grammar";

/** Why no judge could be built. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
  /** Everything that is wrong with the policy, warnings included, in source order. Empty where it could not be read. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.diagnostics = diagnostics;
  }
}
