import { classOf } from "./alphabet.js";
import { Context, contextCount, looksBetween } from "./look.js";
import { Opcode, type Program } from "./program.js";
import { scalarValueAt } from "./scalar-value.js";

/**
 * Whether the regex occurs in the subject, in time at most the length of the subject times the size of the program.
 * Quicker than `findRegex`: what the order of preference and the groups would be does not matter.
 */
export function testRegex(program: Program, subject: string): boolean {
  const { alphabet, next, opcodes, operands, start } = program;
  const { classCount, contexts, members } = alphabet;
  const size = opcodes.length;
  let waiting = new Int32Array(size);
  let waitingCount = 0;
  let targets = new Int32Array(size);
  const reached = new Int32Array(size);
  const stack: number[] = [];
  let before: number = Context.edge;
  let offset = 0;
  for (let round = 1; ; round += 1) {
    const value = offset < subject.length ? scalarValueAt(subject, offset) : -1;
    const symbol = value < 0 ? -1 : classOf(alphabet, value);
    const after = symbol < 0 ? Context.edge : (contexts[symbol] as number);
    const holding = looksBetween[before * contextCount + after] as number;

    let targetCount = 0;
    for (let seed = 0; seed <= waitingCount; seed += 1) {
      stack.push(seed < waitingCount ? (waiting[seed] as number) : start);
      while (stack.length > 0) {
        let pc = stack.pop() as number;
        while (reached[pc] !== round) {
          reached[pc] = round;
          const opcode = opcodes[pc];
          if (opcode === Opcode.match) return true;
          if (opcode === Opcode.consume) {
            if (symbol >= 0 && members[(operands[pc] as number) * classCount + symbol] === 1) {
              targets[targetCount++] = next[pc] as number;
            }
            break;
          }
          if (opcode === Opcode.look && (holding & (1 << (operands[pc] as number))) === 0) break;
          if (opcode === Opcode.split) stack.push(operands[pc] as number);
          pc = next[pc] as number;
        }
      }
    }
    if (symbol < 0) return false;
    [waiting, targets] = [targets, waiting];
    waitingCount = targetCount;
    offset += value > 0xffff ? 2 : 1;
    before = after;
  }
}
