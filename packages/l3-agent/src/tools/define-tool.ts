import { type Parameters, readValues, schemaOf, type ValuesOf } from "./parameters.js";

/** Something that the model may ask for. It only reads. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its arguments. */
  readonly schema: Readonly<Record<string, unknown>>;
  /**
   * Answers a call with the JSON text of its arguments. Never rejects. What it says may be an attacker's, unless it is
   * a problem.
   */
  readonly call: (json: string) => Promise<ToolResult>;
}

export type ToolResult =
  /** What was found. */
  | { readonly kind: "evidence"; readonly text: string }
  /** What the site wrote. */
  | { readonly kind: "playbook"; readonly text: string }
  /** Why there is nothing, in words of ours. */
  | { readonly kind: "problem"; readonly text: string };

export interface ToolDefinition<P extends Parameters> {
  readonly name: string;
  readonly description: string;
  readonly parameters: P;
  readonly run: (values: ValuesOf<P>) => Promise<ToolResult> | ToolResult;
}

export function defineTool<const P extends Parameters>(definition: ToolDefinition<P>): Tool {
  const { name, description, parameters, run } = definition;
  return {
    name,
    description,
    schema: schemaOf(parameters),
    call: async (json) => {
      const read = readValues(parameters, json);
      if (!read.ok) return problem(read.problem);
      try {
        return await run(read.values);
      } catch {
        return problem("this could not be read");
      }
    },
  };
}

export function problem(text: string): ToolResult {
  return { kind: "problem", text };
}

export function evidence(text: string): ToolResult {
  return { kind: "evidence", text };
}
