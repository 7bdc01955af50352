import type { CliContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";

/** What a command is made with. */
export interface CommandHost {
  readonly context: CliContext;
  /** Sets what `main` resolves to; no command ends the process itself. */
  readonly exit: (code: ExitCode) => void;
}
