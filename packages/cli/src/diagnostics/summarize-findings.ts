import type { Diagnostic, DiagnosticSeverity } from "@a3s/acl-grammar";
import type { Colors } from "../terminal/colors.js";
import { countOf } from "../terminal/count-of.js";
import { severityPaint } from "./pretty-diagnostic.js";

const order: readonly (readonly [DiagnosticSeverity, string])[] = [
  ["error", "error"],
  ["warning", "warning"],
  ["information", "information"],
  ["hint", "hint"],
];

/** One line that counts the findings of the files that were checked, the worst first. */
export function summarizeFindings(files: readonly (readonly Diagnostic[])[], colors: Colors): string {
  const all = files.flat();
  const paint = severityPaint(colors);
  const counts = order.flatMap(([severity, noun]) => {
    const count = all.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [paint[severity](countOf(count, noun))];
  });
  const found = counts.length > 0 ? counts.join(", ") : colors.green("no findings");
  return `${found} in ${countOf(files.length, "file")}`;
}
