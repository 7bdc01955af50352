import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { compileInstructions } from "../engine/regex/compile-regex.js";
import { Context, contextCount, looksBetween } from "../engine/regex/look.js";
import { type Instructions, Opcode } from "../engine/regex/program.js";
import { type SearchSet, searchSet } from "./search-set.js";

/** A regex as searches need it, made once for all of them. */
export interface RegexCode extends Omit<Instructions, "sets"> {
  readonly sets: readonly SearchSet[];
  /** For each instruction how many characters it takes to a match from there, at least; looks are taken to hold. */
  readonly distances: Int32Array;
  /** Whether it can begin to match anywhere but at the start of the text. */
  readonly startsLater: boolean;
}

/** Of an instruction from which no match can be reached. */
export const unreachable = 0x7fff_ffff;

const codes = new WeakMap<ParsedRegex, RegexCode>();

/** Larger ones are few, and would take much room. */
const maxKept = 20_000;

export function regexCode(regex: ParsedRegex): RegexCode {
  const known = codes.get(regex);
  if (known !== undefined) return known;
  const instructions = compileInstructions(regex);
  const code = {
    ...instructions,
    sets: instructions.sets.map(searchSet),
    distances: distancesToMatch(instructions),
    startsLater: canStartLater(instructions),
  };
  if (code.opcodes.length <= maxKept) codes.set(regex, code);
  return code;
}

function distancesToMatch({ opcodes, operands, next }: Instructions): Int32Array {
  const size = opcodes.length;
  const sources: { readonly from: number; readonly cost: number }[][] = Array.from({ length: size }, () => []);
  const distances = new Int32Array(size).fill(unreachable);
  let current: number[] = [];
  for (let pc = 0; pc < size; pc += 1) {
    if (opcodes[pc] === Opcode.match) {
      distances[pc] = 0;
      current.push(pc);
      continue;
    }
    sources[next[pc] as number]?.push({ from: pc, cost: opcodes[pc] === Opcode.consume ? 1 : 0 });
    if (opcodes[pc] === Opcode.split) sources[operands[pc] as number]?.push({ from: pc, cost: 0 });
  }
  for (let distance = 0; current.length > 0; distance += 1) {
    const following: number[] = [];
    for (let pc = current.pop(); pc !== undefined; pc = current.pop()) {
      if ((distances[pc] as number) !== distance) continue;
      for (const { from, cost } of sources[pc] ?? []) {
        if ((distances[from] as number) <= distance + cost) continue;
        distances[from] = distance + cost;
        (cost === 0 ? current : following).push(from);
      }
    }
    current = following;
  }
  return distances;
}

function canStartLater(instructions: Instructions): boolean {
  for (let before = Context.edge + 1; before < contextCount; before += 1) {
    for (let after = 0; after < contextCount; after += 1) {
      if (leadsOn(instructions, looksBetween[before * contextCount + after] as number)) return true;
    }
  }
  return false;
}

/** Whether a character is read or a match reached, given the assertions that hold at the start. */
function leadsOn({ next, opcodes, operands, start }: Instructions, holding: number): boolean {
  const seen = new Set<number>();
  const stack = [start];
  for (let pc = stack.pop(); pc !== undefined; pc = stack.pop()) {
    if (seen.has(pc)) continue;
    seen.add(pc);
    const opcode = opcodes[pc];
    if (opcode === Opcode.match || opcode === Opcode.consume) return true;
    if (opcode === Opcode.look && (holding & (1 << (operands[pc] as number))) === 0) continue;
    if (opcode === Opcode.split) stack.push(operands[pc] as number);
    stack.push(next[pc] as number);
  }
  return false;
}
