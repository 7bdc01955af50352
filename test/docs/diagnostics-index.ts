import type { DiagnosticCode } from "@a3s/sentry-core";

const families = [
  ["acl.lex.", "Characters and words"],
  ["acl.parse.", "Structure"],
  ["acl.limit.", "Limits"],
  ["acl.schema.", "What a policy may contain"],
  ["sentry.", "What a policy means"],
  ["acl.portability.", "Other tools for the same file, on request"],
] as const;

/** The list of all diagnostics, written from the tables of their codes. */
export function diagnosticsIndex(codes: Readonly<Record<string, DiagnosticCode>>): string {
  const sections = families.map(([prefix, title]) => {
    const rows = Object.entries(codes)
      .filter(([code]) => code.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([code, { severity, message }]) =>
          `| [\`${code}\`](${code}.md) | ${severity} | ${message.replaceAll("|", "\\|")} |`,
      );
    return `## ${title}\n\n| code | severity | message |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  return [
    "# Diagnostics",
    "",
    "Everything that `sentry check` can report, and what `sentry test` reports about sample events (`sentry.event`) and about",
    "expectations. An error of `sentry check` keeps a policy from being loaded; the rest does not. Words in braces are filled in.",
    "A finding that is not an error is silenced for one item by a comment above it or behind it:",
    "`# sentry-ignore CODE: reason`.",
    "",
    "[How these pages are written](FORMAT.md)",
    "",
    sections.join("\n"),
  ].join("\n");
}
