/** Where names of variables are taken from. */
export interface VariableNameSources {
  /** The policy that is edited, and where: what is being written there is no name yet. */
  readonly policy: { readonly text: string; readonly offset: number };
  /** The texts of other policies. */
  readonly others: Iterable<string>;
  /** The names of the variables of this process, where they may be offered. Values are never looked at. */
  readonly environment: readonly string[];
}

/** What variables that a policy reads are called: of others there are too many, and some names tell about their owner. */
const conventional =
  /^[A-Z][A-Z0-9_]*_(?:API_BASE|BASE_URL|BIN|DICT|DIR|ENDPOINT|FILE|HOST|KEY|MODEL|PATH|TOKEN|URL)$/u;

const maxNames = 100;

/** The names to offer for `env()`: first those that policies use already. */
export function variableNames({ policy, others, environment }: VariableNameSources): readonly string[] {
  const names = new Set<string>();
  for (const { name, start, end } of namesIn(policy.text)) {
    if (policy.offset < start || policy.offset > end) names.add(name);
  }
  for (const text of others) for (const { name } of namesIn(text)) names.add(name);
  for (const name of environment.filter((name) => conventional.test(name)).sort()) names.add(name);
  return [...names].slice(0, maxNames);
}

/** Found in the text, because while a call is written no tree holds it for sure. */
function* namesIn(text: string) {
  for (const found of text.matchAll(/\benv\([ \t]{0,20}["']?([A-Za-z_]\w{0,200})/gu)) {
    const name = found[1] ?? "";
    const end = found.index + found[0].length;
    yield { name, start: end - name.length, end };
  }
}
