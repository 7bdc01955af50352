import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { type Random, randomOf } from "../../../../test/fuzz/random.js";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { Opcode, type Program } from "../../src/engine/regex/program.js";

/** What stands around a word in a subject: nothing, words, line breaks, and characters that have other cases. */
const surroundings = ["", "", " ", "a", "sudo ", "; ls -la", "\n", " | sh", "é", "ſ", "/", "\ud83d", "K"];

const longestWord = 300;

/**
 * Texts in which the regex occurs, by random walks through its automaton: every alternative and every number of
 * repetitions has its chance. Assertions are not looked at, so that some texts turn out not to match.
 */
export function* sampleWords(regex: ParsedRegex, seed: number): Generator<string, never, void> {
  const program = compileRegex(regex);
  const members = membersOf(program);
  for (let run = 0; ; run += 1) {
    const random = randomOf(seed, run);
    const word = walk(program, members, random);
    if (word !== undefined) yield random.pick(surroundings) + word + random.pick(surroundings);
  }
}

function walk(program: Program, members: readonly (readonly number[])[], random: Random): string | undefined {
  const { opcodes, operands, next, start } = program;
  const eagerness = random.pick([0.2, 0.5, 0.9]);
  let word = "";
  let pc = start;
  // Loops that read nothing end by chance; the bound is for those who have none.
  for (let step = 0; step < 20 * longestWord; step += 1) {
    const operand = operands[pc] as number;
    const opcode = opcodes[pc];
    if (opcode === Opcode.match) return word;
    if (opcode === Opcode.consume) {
      const choices = members[operand] as readonly number[];
      if (choices.length === 0 || word.length > longestWord) return undefined;
      word += String.fromCodePoint(random.pick(choices));
    }
    pc = opcode === Opcode.split && !random.chance(eagerness) ? operand : (next[pc] as number);
  }
  return undefined;
}

/** For each set some characters of each class in it. */
function membersOf({ alphabet }: Program): number[][] {
  const { classCount, classes, members, starts } = alphabet;
  const sets = Array.from({ length: members.length / classCount }, (): number[] => []);
  for (const [stretch, first] of starts.entries()) {
    const last = (starts[stretch + 1] ?? 0x11_0000) - 1;
    for (const [set, characters] of sets.entries()) {
      if (members[set * classCount + (classes[stretch] as number)] !== 1 || characters.length > 200) continue;
      for (const value of [first, (first + last) >> 1, last]) {
        if (value < 0xd800 || value > 0xdfff) characters.push(value);
      }
    }
  }
  return sets;
}
