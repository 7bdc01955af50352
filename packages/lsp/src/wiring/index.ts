import { builtinContentWiring } from "./wire-builtin-content.js";
import { codeActionsWiring } from "./wire-code-actions.js";
import { codeLensesWiring } from "./wire-code-lenses.js";
import { commandsWiring } from "./wire-commands.js";
import { completionWiring } from "./wire-completion.js";
import { documentLinksWiring } from "./wire-document-links.js";
import { formattingWiring } from "./wire-formatting.js";
import { fullDryRunWiring } from "./wire-full-dry-run.js";
import { hoverWiring } from "./wire-hover.js";
import { inlayHintsWiring } from "./wire-inlay-hints.js";
import { pullDiagnosticsWiring } from "./wire-pull-diagnostics.js";
import { rangesWiring } from "./wire-ranges.js";
import { ruleNamesWiring } from "./wire-rule-names.js";
import { semanticTokensWiring } from "./wire-semantic-tokens.js";
import { sentryRequestsWiring } from "./wire-sentry-requests.js";
import { signatureHelpWiring } from "./wire-signature-help.js";
import { symbolsWiring } from "./wire-symbols.js";
import type { Wiring } from "./wiring.js";

/** Every feature that the server has. */
export const wirings: readonly Wiring[] = [
  builtinContentWiring,
  codeActionsWiring,
  codeLensesWiring,
  commandsWiring,
  completionWiring,
  documentLinksWiring,
  formattingWiring,
  fullDryRunWiring,
  hoverWiring,
  inlayHintsWiring,
  pullDiagnosticsWiring,
  rangesWiring,
  ruleNamesWiring,
  semanticTokensWiring,
  sentryRequestsWiring,
  signatureHelpWiring,
  symbolsWiring,
];
