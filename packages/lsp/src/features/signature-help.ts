import type { Range, SourceToken } from "@a3s/acl-grammar";
import { policySchema } from "@a3s/sentry-core";
import type { PolicySyntax } from "../document/policy-snapshot.js";
import { lastTokenBefore, tokensOf } from "../syntax/tokens-of.js";

export interface SignatureHelp {
  /** For example `concat(PART, …)`. */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  /** The parameters as stretches of the label. */
  readonly parameters: readonly Range[];
  /** The parameter at the cursor; the last one may be repeated. */
  readonly activeParameter: number;
}

/** How the function is called whose arguments hold an offset, also where they are not finished. */
export function signatureHelp(snapshot: PolicySyntax, offset: number): SignatureHelp | undefined {
  const call = callAround(snapshot, offset);
  const { functions } = policySchema;
  const schema = call !== undefined && Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  if (call === undefined || schema === undefined) return undefined;
  const parameters = parametersOf(schema.signature);
  return {
    label: schema.signature,
    documentation: schema.documentation,
    parameters,
    activeParameter: Math.max(0, Math.min(call.argument, parameters.length - 1)),
  };
}

/** Looks back from the cursor for the parenthesis that is open there; no argument holds a brace or a sign. */
function callAround(
  snapshot: PolicySyntax,
  offset: number,
): { readonly name: string; readonly argument: number } | undefined {
  const { text } = snapshot;
  const tokens = tokensOf(snapshot);
  const textOf = ({ range }: SourceToken) => text.slice(range.start, range.end);
  let depth = 0;
  let argument = 0;
  for (let index = lastTokenBefore(tokens, offset); index >= 0; index--) {
    const token = tokens[index];
    if (token === undefined) return undefined;
    const sign = textOf(token);
    if (
      token.kind === "comment" &&
      (token.range.end > offset || (token.range.end === offset && !sign.startsWith("/*")))
    ) {
      return undefined;
    }
    if (token.kind === "assignment" || sign === "{" || sign === "}") return undefined;
    if (token.kind === "close") depth++;
    else if (token.kind === "open" && depth > 0) depth--;
    else if (token.kind === "open") {
      const name = tokens[index - 1];
      return sign === "(" && name?.kind === "word" ? { name: textOf(name), argument } : undefined;
    } else if (token.kind === "comma" && depth === 0) argument++;
  }
  return undefined;
}

function parametersOf(signature: string): readonly Range[] {
  const start = signature.indexOf("(") + 1;
  return [...signature.slice(start, -1).matchAll(/[^,\s]+/gu)].map(({ index, 0: name }) => ({
    start: start + index,
    end: start + index + name.length,
  }));
}
