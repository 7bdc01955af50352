interface ParameterBase {
  readonly description: string;
  readonly required?: true;
}

export interface IntegerParameter extends ParameterBase {
  readonly type: "integer";
  readonly minimum: number;
  readonly maximum: number;
}

export interface TextParameter extends ParameterBase {
  readonly type: "string";
  readonly maxLength?: number;
  readonly enum?: readonly string[];
}

/** What a tool may be called with: the table that the model is shown, and by which its calls are read. */
export type Parameters = Readonly<Record<string, IntegerParameter | TextParameter>>;

type ValueOf<P> = P extends { readonly type: "integer" } ? number : string;

export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends { readonly required: true } ? ValueOf<P[K]> : ValueOf<P[K]> | undefined;
};

export type ReadValues<P extends Parameters> =
  | { readonly ok: true; readonly values: ValuesOf<P> }
  | { readonly ok: false; readonly problem: string };

/** The JSON schema of parameters, as an endpoint takes it. */
export function schemaOf(parameters: Parameters): Record<string, unknown> {
  const properties = Object.entries(parameters).map(([name, { required: _, ...schema }]) => [name, schema] as const);
  const required = Object.entries(parameters).flatMap(([name, { required }]) => (required ? [name] : []));
  return { type: "object", properties: Object.fromEntries(properties), required, additionalProperties: false };
}

/** Reads the arguments of a call, a JSON text of the model. Nothing that is not in the table gets through. */
export function readValues<P extends Parameters>(parameters: P, text: string): ReadValues<P> {
  const given = parsedObject(text === "" ? "{}" : text);
  if (given === undefined) return { ok: false, problem: "the arguments are not a JSON object" };
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name)) return { ok: false, problem: "an argument is not known" };
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(given, name) ? (given[name] ?? undefined) : undefined;
    const problem = problemOf(parameter, value);
    if (problem !== undefined) return { ok: false, problem: `${name} ${problem}` };
    values[name] = value;
  }
  return { ok: true, values: values as ValuesOf<P> };
}

function problemOf(parameter: IntegerParameter | TextParameter, value: unknown): string | undefined {
  if (value === undefined) return parameter.required ? "is missing" : undefined;
  if (parameter.type === "integer") {
    const { minimum, maximum } = parameter;
    const fits = Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    return fits ? undefined : `is not a whole number from ${minimum} to ${maximum}`;
  }
  const { maxLength = 1000 } = parameter;
  if (typeof value !== "string" || value.length > maxLength) return `is not a text of up to ${maxLength} characters`;
  if (parameter.enum === undefined || parameter.enum.includes(value)) return undefined;
  return `is not one of: ${parameter.enum.join(", ")}`;
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
