/** A grammar as the pages show it. */
export interface Grammar {
  readonly title: string;
  /** One paragraph of Markdown without a link. */
  readonly introduction: string;
  /** What Chevrotain gives out about a parser (`getSerializedGastProductions`). */
  readonly productions: readonly Production[];
  /** The rule to begin with. */
  readonly start: string;
  /** For each token that is not plain punctuation, what it is made of, in EBNF or words. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Punctuation that its token's label does not show, by the name of the token. */
  readonly punctuation?: Readonly<Record<string, string>>;
  /** Rules and tokens that only serve to report errors; `rule.name` leaves the name out of that rule only. */
  readonly omitted?: readonly string[];
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

interface Rule {
  readonly name: string;
  readonly body: Expression;
}

/** The rules of a grammar, each after the one that it is first used in. */
export function rulesOf(grammar: Grammar): readonly Rule[] {
  const byName = new Map(grammar.productions.map((rule) => [rule.name ?? "", rule]));
  const rules: Rule[] = [];
  const visit = (name: string): void => {
    const production = byName.get(name);
    if (production === undefined || rules.some((rule) => rule.name === name)) return;
    const body = sequence(production.definition ?? [], { grammar, rule: name, names: new Set(byName.keys()) });
    rules.push({ name, body });
    for (const reference of referencesIn(body)) if (reference.kind === "rule") visit(reference.name);
  };
  visit(grammar.start);
  return rules;
}

/** Names of the tokens that stand in rules by their name. */
export function tokensOf(grammar: Grammar): readonly string[] {
  const references = rulesOf(grammar).flatMap(({ body }) => referencesIn(body));
  return [...new Set(references.filter(({ kind }) => kind === "token").map(({ name }) => name))];
}

type Reference = Extract<Expression, { readonly name: string }>;

function referencesIn(expression: Expression): readonly Reference[] {
  switch (expression.kind) {
    case "rule":
    case "token":
      return [expression];
    case "text":
      return [];
    case "sequence":
    case "choice":
      return expression.items.flatMap(referencesIn);
    case "optional":
      return referencesIn(expression.item);
    case "repetition":
      return [expression.item, ...(expression.separator ? [expression.separator] : [])].flatMap(referencesIn);
  }
}

interface Context {
  readonly grammar: Grammar;
  readonly rule: string;
  readonly names: ReadonlySet<string>;
}

function sequence(definition: readonly Production[], context: Context): Expression {
  const items = definition.map((production) => expression(production, context)).filter((item) => !isNothing(item));
  const [first] = items;
  return first !== undefined && items.length === 1 ? first : { kind: "sequence", items };
}

function expression(production: Production, context: Context): Expression {
  const definition = production.definition ?? [];
  switch (production.type) {
    case "NonTerminal":
    case "Terminal":
      return reference(production, context);
    case "Alternation":
      return choice(definition.map((alternative) => expression(alternative, context)));
    case "Option":
      return around(sequence(definition, context), (item) => ({ kind: "optional", item }));
    case "Repetition":
      return around(sequence(definition, context), (item) => ({ kind: "repetition", item, atLeast: 0 }));
    case "RepetitionMandatory":
      return around(sequence(definition, context), (item) => ({ kind: "repetition", item, atLeast: 1 }));
    case "RepetitionWithSeparator":
    case "RepetitionMandatoryWithSeparator": {
      const separator = production.separator === undefined ? undefined : expression(production.separator, context);
      const atLeast = production.type === "RepetitionWithSeparator" ? 0 : 1;
      return around(sequence(definition, context), (item) => ({
        kind: "repetition",
        item,
        atLeast,
        ...(separator !== undefined && { separator }),
      }));
    }
    default:
      return sequence(definition, context);
  }
}

/** A token whose label is in quotes stands for that text; one that is labelled as a rule stands for the rule. */
function reference({ type, name = "", label = name }: Production, { grammar, rule, names }: Context): Expression {
  if (grammar.omitted?.includes(name) || grammar.omitted?.includes(`${rule}.${name}`)) return nothing;
  if (type === "NonTerminal") return { kind: "rule", name };
  const punctuation = grammar.punctuation?.[name];
  if (punctuation !== undefined) return { kind: "text", text: JSON.stringify(punctuation) };
  if (names.has(label)) return { kind: "rule", name: label };
  return /^"[^" ]+"$/.test(label) ? { kind: "text", text: label } : { kind: "token", name };
}

const nothing: Expression = { kind: "sequence", items: [] };

function isNothing(expression: Expression): boolean {
  return expression.kind === "sequence" && expression.items.length === 0;
}

function around(item: Expression, wrap: (item: Expression) => Expression): Expression {
  return isNothing(item) ? nothing : wrap(item);
}

function choice(alternatives: readonly Expression[]): Expression {
  const items = alternatives.filter((item) => !isNothing(item));
  const [first] = items;
  if (first === undefined) return nothing;
  return items.length === 1 ? first : { kind: "choice", items };
}
