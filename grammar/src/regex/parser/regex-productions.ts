import type { ISerializedGast } from "chevrotain";
import { RegexParser } from "./regex-parser.js";

/** The rules of the grammar as data, for pages that show them. */
export function regexProductions(): ISerializedGast[] {
  return new RegexParser().getSerializedGastProductions();
}
