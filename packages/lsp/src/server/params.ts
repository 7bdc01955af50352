import type { Position } from "@a3s/acl-grammar";
import { ErrorCodes, ResponseError } from "vscode-languageserver";

/** What a client sent where an object belongs; empty where it sent something else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/**
 * The document that a request is about.
 *
 * @throws {ResponseError} where the parameters name none.
 */
export function uriOf(params: unknown): string {
  const { uri } = recordOf(recordOf(params).textDocument);
  if (typeof uri !== "string") throw new ResponseError(ErrorCodes.InvalidParams, "textDocument.uri must be a text");
  return uri;
}

/**
 * A text among the parameters.
 *
 * @throws {ResponseError} where there is none of that name.
 */
export function textOf(params: unknown, name: string): string {
  const value = recordOf(params)[name];
  if (typeof value !== "string") throw new ResponseError(ErrorCodes.InvalidParams, `${name} must be a text`);
  return value;
}

/** A position; what is no number counts as 0. Positions outside the text are clamped by who converts them. */
export function positionOf(value: unknown): Position {
  const { line, character } = recordOf(value);
  return { line: countOf(line), character: countOf(character) };
}

function countOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.trunc(value) : 0;
}
