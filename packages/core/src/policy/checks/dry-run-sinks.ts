import { defineCheck } from "../define-check.js";
import { literalOf, presentField } from "../model/field-values.js";

export const dryRunSinks = defineCheck({
  code: "sentry.dry_run.sinks",
  severity: "information",
  message: "Deny files are not written while dry_run is true",
  documentation: "The policy names deny-files and at the same time says that none is written.",
  wholeDocument: true,
  *check({ document, singles }) {
    const dryRun = document.fields.get("dry_run");
    if (dryRun?.sound?.kind !== "boolean" || !dryRun.sound.value) return;
    const deny = singles.get("deny")?.body;
    const isSink = (name: string) => presentField(deny, name) !== undefined && literalOf(deny, name)?.value !== "";
    if (["egress", "file", "exec"].some(isSink)) yield { range: dryRun.value.range };
  },
});
