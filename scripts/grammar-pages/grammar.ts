/** A grammar as the pages show it. */
export interface Grammar {
  readonly title: string;
  /** One paragraph of Markdown without a link. */
  readonly introduction: string;
  /** What Chevrotain gives out about a parser (`getSerializedGastProductions`). */
  readonly productions: readonly Production[];
  /** For each token that is not plain punctuation, what it is made of, in EBNF or words. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** A node of a serialized Chevrotain grammar. */
export interface Production {
  readonly type: string;
  readonly name?: string;
  readonly label?: string;
  readonly definition?: readonly Production[];
  readonly separator?: Production;
}

/** A production without what tells only about Chevrotain. */
export type Expression =
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "token"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sequence"; readonly items: readonly Expression[] }
  | { readonly kind: "choice"; readonly items: readonly Expression[] }
  | { readonly kind: "optional"; readonly item: Expression }
  | {
      readonly kind: "repetition";
      readonly item: Expression;
      readonly atLeast: 0 | 1;
      readonly separator?: Expression;
    };

/** The rules of a grammar in their order. */
export function rulesOf(grammar: Grammar): readonly { readonly name: string; readonly body: Expression }[] {
  const names = new Set(grammar.productions.map(({ name }) => name));
  return grammar.productions.map((rule) => ({
    name: rule.name ?? "",
    body: sequence(rule.definition ?? [], names),
  }));
}

/** Names of the tokens that stand in rules by their name. */
export function tokensOf(grammar: Grammar): readonly string[] {
  const found = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === "token") found.add(expression.name);
    if (expression.kind === "sequence" || expression.kind === "choice") expression.items.forEach(visit);
    if (expression.kind === "optional" || expression.kind === "repetition") visit(expression.item);
    if (expression.kind === "repetition" && expression.separator !== undefined) visit(expression.separator);
  };
  for (const { body } of rulesOf(grammar)) visit(body);
  return [...found];
}

type Names = ReadonlySet<string | undefined>;

function sequence(definition: readonly Production[], names: Names): Expression {
  const items = definition.map((production) => expression(production, names));
  const [first] = items;
  return first !== undefined && items.length === 1 ? first : { kind: "sequence", items };
}

function expression(production: Production, names: Names): Expression {
  const definition = production.definition ?? [];
  switch (production.type) {
    case "NonTerminal":
      return { kind: "rule", name: production.name ?? "" };
    case "Terminal":
      return terminal(production, names);
    case "Alternation":
      return { kind: "choice", items: definition.map((alternative) => expression(alternative, names)) };
    case "Option":
      return { kind: "optional", item: sequence(definition, names) };
    case "Repetition":
      return { kind: "repetition", item: sequence(definition, names), atLeast: 0 };
    case "RepetitionMandatory":
      return { kind: "repetition", item: sequence(definition, names), atLeast: 1 };
    case "RepetitionWithSeparator":
    case "RepetitionMandatoryWithSeparator": {
      const separator = production.separator === undefined ? undefined : expression(production.separator, names);
      return {
        kind: "repetition",
        item: sequence(definition, names),
        atLeast: production.type === "RepetitionWithSeparator" ? 0 : 1,
        ...(separator !== undefined && { separator }),
      };
    }
    default:
      return sequence(definition, names);
  }
}

/** A token whose label is in quotes stands for that text; one that is labelled as a rule stands for the rule. */
function terminal({ name = "", label = name }: Production, names: Names): Expression {
  if (names.has(label)) return { kind: "rule", name: label };
  return /^"[^" ]+"$/.test(label) ? { kind: "text", text: label } : { kind: "token", name };
}
