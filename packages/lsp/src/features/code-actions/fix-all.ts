import { type Fix, parseAcl, type TextEdit, toPlain } from "@a3s/acl-grammar";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { applyEdits } from "../../syntax/apply-edits.js";

const cache = new WeakMap<PolicySnapshot, readonly TextEdit[]>();

/**
 * The edits of all fixes that leave alone what the policy says: its data are read the same before and after. A fix that
 * adds a setting, renames one or changes a pattern is for people to choose. What is half-written stays so: closed on
 * saving, half a pattern would become a rule that judges. Found once for each version: editors ask
 * whenever the cursor moves.
 */
export function fixAll(snapshot: PolicySnapshot): readonly TextEdit[] {
  const known = cache.get(snapshot);
  if (known !== undefined) return known;
  const edits = findSafeEdits(snapshot);
  cache.set(snapshot, edits);
  return edits;
}

function findSafeEdits({ analysis, text }: PolicySnapshot): readonly TextEdit[] {
  if (analysis.diagnostics.every(({ fixes }) => fixes === undefined)) return [];
  const { document } = analysis.parsed;
  const before = JSON.stringify(toPlain(document));
  let readings = Math.max(fewestReadings, Math.floor(charactersRead / text.length));
  const isSame = (fixes: readonly Fix[]) => {
    readings--;
    if (readings < 0) return false;
    const parsed = parseAcl(applyEdits(text, editsOf(fixes)));
    return JSON.stringify(toPlain(parsed.document)) === before;
  };
  const whole = analysis.diagnostics.filter(({ code }) => !halfWritten.test(code));
  const fixes = withoutOverlaps(whole.flatMap(({ fixes: all }) => all?.slice(0, 1) ?? []));
  const safe = keepSafe(fixes, isSame);
  readings = Math.max(readings, 1);
  return isSame(safe) ? editsOf(safe) : [];
}

const halfWritten = /[.](?:unterminated|unclosed|mismatched|unmatched)_/u;

/** How much is read at most to find out which fixes are safe; the fixes of a huge policy may then take a second call. */
const charactersRead = 4_000_000;
const fewestReadings = 10;

/** Halves what is not safe as a whole, so that a few unsafe ones among many cost little. */
function keepSafe(fixes: readonly Fix[], isSafe: (fixes: readonly Fix[]) => boolean): readonly Fix[] {
  if (fixes.length === 0 || isSafe(fixes)) return fixes;
  if (fixes.length === 1) return [];
  const middle = fixes.length >> 1;
  return [...keepSafe(fixes.slice(0, middle), isSafe), ...keepSafe(fixes.slice(middle), isSafe)];
}

/** Where two overlap, the smaller one stays: it is the one that only changes the spelling. */
function withoutOverlaps(fixes: readonly Fix[]): readonly Fix[] {
  const kept: Fix[] = [];
  for (const fix of [...fixes].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const overlaps = kept.some(({ edits }) => edits.some((a) => fix.edits.some((b) => touch(a, b))));
    if (!overlaps) kept.push(fix);
  }
  return kept;
}

function sizeOf({ edits }: Fix): number {
  return edits.reduce((size, { range }) => size + range.end - range.start, 0);
}

/** Edits at one place would have no order. */
function touch(a: TextEdit, b: TextEdit): boolean {
  return a.range.start <= b.range.end && b.range.start <= a.range.end;
}

function editsOf(fixes: readonly Fix[]): readonly TextEdit[] {
  return fixes.flatMap(({ edits }) => edits).sort((a, b) => a.range.start - b.range.start);
}
