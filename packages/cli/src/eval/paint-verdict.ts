import type { Severity, Verdict } from "@a3s/sentry-core";
import type { Colors } from "../terminal/colors.js";

/** How a verdict is painted. */
export function paintVerdict(colors: Colors, verdict: Verdict): Colors["red"] {
  if (verdict === "block") return (text) => colors.bold(colors.red(text));
  return verdict === "escalate" ? colors.yellow : colors.green;
}

/** How a severity is painted. */
export function paintSeverity(colors: Colors, severity: Severity): Colors["red"] {
  if (severity === "critical" || severity === "high") return colors.red;
  return severity === "medium" ? colors.yellow : colors.dim;
}
