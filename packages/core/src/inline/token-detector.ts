import type { Range } from "@a3s/acl-grammar";
import { type CharClass, charClass, digits, isIn } from "./char-class.js";
import type { Candidate, Detector } from "./detector.js";
import { isDummyValue } from "./dummy-value.js";
import type { TextView } from "./text-view.js";
import { isTokenStart } from "./token-start.js";

/** What a token looks like behind one of its prefixes. */
export interface TokenShape {
  /** The prefixes, as triggers. */
  readonly prefixes: readonly string[];
  /** The characters of the part behind the prefix. */
  readonly body: CharClass;
  /** How many of them there are at least; a longer run belongs to the token as a whole. */
  readonly min: number;
  /** Beyond this many characters it is something else. Default: no limit. */
  readonly max?: number;
  /** Whether there is a digit among the first `min` characters; keeps words with dashes apart. Default false. */
  readonly needsDigit?: boolean;
  /** Whether what looks like documentation is a token all the same: AWS's own example key is masked. Default false. */
  readonly acceptsDummies?: boolean;
  /** Whether dots at the end belong to the sentence around the token. Default false. */
  readonly trimsDots?: boolean;
}

export type TokenDetectorSpec = Omit<Detector, "triggers" | "match"> & { readonly shapes: readonly TokenShape[] };

const dot = charClass(".");

/** A detector of tokens that begin with a prefix of their own. */
export function tokenDetector({ shapes, ...about }: TokenDetectorSpec): Detector {
  const shapeOfTrigger = shapes.flatMap((shape) => shape.prefixes.map(() => shape));
  return {
    ...about,
    triggers: shapes.flatMap(({ prefixes }) => prefixes),
    match: (view, hit, trigger) => matchToken(view, hit, shapeOfTrigger[trigger] as TokenShape),
  };
}

/** The token whose prefix stands at `hit`. */
export function matchToken(view: TextView, hit: Range, shape: TokenShape): Candidate | undefined {
  if (!isTokenStart(view, hit.start)) return undefined;
  const { body, max, min, trimsDots } = shape;
  const needed = hit.end + min;
  const end = view.runEnd(body, hit.end, max === undefined ? needed : hit.end + max + 1);
  if (end < needed || (max !== undefined && end > hit.end + max)) return undefined;
  if (shape.needsDigit === true && !hasDigit(view, hit.end, needed)) return undefined;
  if (shape.acceptsDummies !== true && isDummyValue(view.slice(hit.end, needed))) return undefined;
  return { start: hit.start, end, tail: { kind: "run", members: body, ...(trimsDots === true && { trim: dot }) } };
}

function hasDigit(view: TextView, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isIn(digits, view.code(at))) return true;
  return false;
}
