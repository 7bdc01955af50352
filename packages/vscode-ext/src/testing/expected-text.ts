type Members = Readonly<Record<string, unknown>>;

/** Of a decision the members that something is expected of, one a line: two of these stand side by side. */
export function expectedText(decision: object, expected: object): string {
  const values = decision as Members;
  return Object.keys(expected)
    .map((member) => `${member}: ${values[member] ?? "none"}\n`)
    .join("");
}
