import { type Expression, type Grammar, rulesOf, tokensOf } from "./grammar.js";

/** A Markdown page with the rules and the tokens of a grammar in EBNF. */
export function ebnfPage(grammar: Grammar, railroadFile: string): string {
  const rules = rulesOf(grammar).map(({ name, body }) => ruleText(name, body));
  const tokens = tokensOf(grammar).map((name) => `| \`${name}\` | ${escapeCell(grammar.tokens[name] ?? "")} |`);
  return `# ${grammar.title}

${grammar.introduction}

The rules are also drawn as [railroad diagrams](${railroadFile}). Both pages are written from the parser itself by
\`scripts/write-grammar-pages.mjs\`.

\`{ x }\` stands for any number of \`x\`, \`[ x ]\` for one or none, \`|\` for a choice. Words that begin with a capital letter
are tokens; the others are rules.

\`\`\`ebnf
${rules.join("\n")}
\`\`\`

## Tokens

| token | what it is |
| --- | --- |
${tokens.join("\n")}
`;
}

/** Alternatives that do not fit on one line get a line each. */
function ruleText(name: string, body: Expression): string {
  const line = `${name} = ${text(body)} ;`;
  if (line.length <= 100 || body.kind !== "choice") return line;
  return `${name} =\n    ${body.items.map((item) => text(item)).join("\n  | ")}\n  ;`;
}

function text(expression: Expression): string {
  switch (expression.kind) {
    case "rule":
    case "token":
      return expression.name;
    case "text":
      return expression.text;
    case "sequence":
      return expression.items.length === 0 ? "(* nothing *)" : expression.items.map(grouped).join(" ");
    case "choice":
      return expression.items.map((item) => text(item)).join(" | ");
    case "optional":
      return `[ ${text(expression.item)} ]`;
    case "repetition": {
      const item = text(expression.item);
      const next =
        expression.separator === undefined ? item : `${text(expression.separator)} ${grouped(expression.item)}`;
      if (expression.atLeast === 1) return `${grouped(expression.item)} { ${next} }`;
      return expression.separator === undefined ? `{ ${item} }` : `[ ${grouped(expression.item)} { ${next} } ]`;
    }
  }
}

function grouped(expression: Expression): string {
  return expression.kind === "choice" ? `( ${text(expression)} )` : text(expression);
}

function escapeCell(cell: string): string {
  return cell.replaceAll("|", "\\|");
}
