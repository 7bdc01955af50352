import type { Detector } from "@a3s/sentry-core";

/** The page of the detectors of the inline gate, written from the table by which they are tested. */
export function inlineDetectorsPage(detectors: readonly Detector[]): string {
  const lines = [
    "# What the inline gate masks",
    "",
    "This page is written from the table of the detectors, and the tests run every example of it. In the examples the stretches",
    "between ⟦ and ⟧ are masked, and `‹36 alnum›` stands for that many random characters: `alnum` letters and digits, `url` those and",
    "`-` and `_`, `base64` those and `+` and `/`, `hex` hexadecimal digits, `upper` capitals and digits, `x` that letter alone.",
    "",
    "Where findings overlap they become one, which has the kind that stands first on this page.",
  ];
  for (const { documentation, finds, kind, leaves, title } of detectors) {
    lines.push("", `## ${kind}`, "", `${title}. ${documentation}`, "", "Masked:", "");
    lines.push(...block(finds), "", "Left alone:", "", ...block(leaves));
  }
  return `${lines.join("\n")}\n`;
}

function block(examples: readonly string[]): string[] {
  return ["```text", ...examples.map((example) => example.trim()), "```"];
}
