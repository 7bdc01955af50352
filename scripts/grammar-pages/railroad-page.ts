import {
  Choice,
  Diagram,
  NonTerminal,
  OneOrMore,
  Optional,
  type Part,
  Sequence,
  Skip,
  Terminal,
  ZeroOrMore,
} from "railroad-diagrams";
import { type Expression, type Grammar, rulesOf } from "./grammar.js";

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h2 { font-size: 1rem; margin: 2rem 0 0.25rem; }
.diagram { overflow-x: auto; }
svg path { stroke: #555; stroke-width: 2; fill: none; }
svg rect { stroke: #555; stroke-width: 2; fill: #e8f3e8; }
svg a rect { fill: #e6eefa; }
svg text { font: 14px ui-monospace, monospace; text-anchor: middle; }
`.trim();

/** A page of diagrams, one for each rule. It needs nothing but itself: neither scripts nor the network. */
export function railroadPage(grammar: Grammar): string {
  const diagrams = rulesOf(grammar).map(
    ({ name, body }) =>
      `<h2 id="${name}">${escapeHtml(name)}</h2>\n<div class="diagram">\n${Diagram(part(body)).toString().trim()}\n</div>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(grammar.title)}</title>
<style>
${style}
</style>
</head>
<body>
<h1>${escapeHtml(grammar.title)}</h1>
<p>${escapeHtml(grammar.introduction.replaceAll("`", ""))}</p>
${diagrams.join("\n")}
</body>
</html>
`;
}

function part(expression: Expression): Part {
  switch (expression.kind) {
    case "rule":
      return NonTerminal(expression.name, `#${expression.name}`);
    case "token":
      return Terminal(expression.name);
    case "text":
      return Terminal(expression.text);
    case "sequence":
      return expression.items.length === 0 ? Skip() : Sequence(...expression.items.map(part));
    case "choice":
      return Choice(0, ...expression.items.map(part));
    case "optional":
      return Optional(part(expression.item));
    case "repetition": {
      const repeat = expression.atLeast === 0 ? ZeroOrMore : OneOrMore;
      const item = part(expression.item);
      return expression.separator === undefined ? repeat(item) : repeat(item, part(expression.separator));
    }
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
