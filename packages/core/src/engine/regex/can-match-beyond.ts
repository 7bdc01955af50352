import { classOf } from "./alphabet.js";
import { Context, contextCount, looksBetween } from "./look.js";
import { Opcode, type Program } from "./program.js";
import { scalarValueAt } from "./scalar-value.js";

/**
 * Whether a match of the regex may end behind the text, or in it, when something is appended to it. False is certain:
 * the regex occurs in no text that begins with this one. True may be wrong, because what may follow is not looked at.
 */
export function canMatchBeyond(program: Program, text: string): boolean {
  const { alphabet, next, opcodes, operands } = program;
  const { classCount, contexts, members } = alphabet;
  const canStartLater = startsLater(program);
  if (canStartLater || text === "") return true;
  let waiting: readonly number[] = [];
  let before: number = Context.edge;
  for (let offset = 0; offset < text.length; ) {
    const value = scalarValueAt(text, offset);
    const symbol = classOf(alphabet, value);
    const after = contexts[symbol] as number;
    const reached = closure(program, offset === 0 ? [program.start] : waiting, before, after);
    const targets = new Set<number>();
    for (const pc of reached) {
      if (opcodes[pc] === Opcode.match) return true;
      if (members[(operands[pc] as number) * classCount + symbol] === 1) targets.add(next[pc] as number);
    }
    if (targets.size === 0) return false;
    waiting = [...targets];
    before = after;
    offset += value > 0xffff ? 2 : 1;
  }
  return true;
}

const laterStarts = new WeakMap<Program, boolean>();

/** Whether a match can begin anywhere but at the start of the text. */
function startsLater(program: Program): boolean {
  const known = laterStarts.get(program);
  if (known !== undefined) return known;
  let result = false;
  for (let before = Context.edge + 1; before < contextCount && !result; before += 1) {
    for (let after = 0; after < contextCount && !result; after += 1) {
      result = closure(program, [program.start], before, after).length > 0;
    }
  }
  laterStarts.set(program, result);
  return result;
}

/** The instructions that read a character or match, reached from these without reading, between the two contexts. */
function closure(program: Program, from: readonly number[], before: number, after: number): number[] {
  const { next, opcodes, operands } = program;
  const holding = looksBetween[before * contextCount + after] as number;
  const reached = new Set(from);
  const result: number[] = [];
  // A set is walked in the order of insertion, what is added on the way included.
  for (const pc of reached) {
    const opcode = opcodes[pc];
    if (opcode === Opcode.match || opcode === Opcode.consume) {
      result.push(pc);
      continue;
    }
    if (opcode === Opcode.look && (holding & (1 << (operands[pc] as number))) === 0) continue;
    if (opcode === Opcode.split) reached.add(operands[pc] as number);
    reached.add(next[pc] as number);
  }
  return result;
}
