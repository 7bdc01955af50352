import { builtinContentWiring } from "./wire-builtin-content.js";
import { completionWiring } from "./wire-completion.js";
import { pullDiagnosticsWiring } from "./wire-pull-diagnostics.js";
import type { Wiring } from "./wiring.js";

/** Every feature that the server has. */
export const wirings: readonly Wiring[] = [pullDiagnosticsWiring, builtinContentWiring, completionWiring];
