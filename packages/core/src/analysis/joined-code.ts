import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { Opcode } from "../engine/regex/program.js";
import { type RegexCode, regexCode } from "./regex-code.js";
import type { SearchSet } from "./search-set.js";
import { type WordAlphabet, wordAlphabet } from "./word-alphabet.js";

/** The code of several regexes in one list of instructions, see `Program` and `RegexCode`. */
export interface JoinedCode {
  readonly opcodes: Uint8Array;
  readonly operands: Int32Array;
  readonly next: Int32Array;
  readonly distances: Int32Array;
  /** The regex that an instruction belongs to; the operand of a match is the same. */
  readonly owners: Uint16Array;
  /** Where each regex starts. */
  readonly starts: Int32Array;
  readonly startsLater: readonly boolean[];
  readonly setCount: number;
  readonly alphabet: WordAlphabet;
}

export function joinCode(regexes: readonly ParsedRegex[]): JoinedCode {
  const codes = regexes.map(regexCode);
  const size = codes.reduce((sum, { opcodes }) => sum + opcodes.length, 0);
  const joined = {
    opcodes: new Uint8Array(size),
    operands: new Int32Array(size),
    next: new Int32Array(size),
    distances: new Int32Array(size),
    owners: new Uint16Array(size),
    starts: new Int32Array(codes.length),
  };
  const sets: SearchSet[] = [];
  const setIndexes = new Map<string, number>();
  let offset = 0;
  let usedLooks = 0;
  for (const [owner, code] of codes.entries()) {
    const places = code.sets.map((set) => {
      const place = setIndexes.get(set.key) ?? sets.push(set) - 1;
      setIndexes.set(set.key, place);
      return place;
    });
    joined.opcodes.set(code.opcodes, offset);
    joined.distances.set(code.distances, offset);
    joined.owners.fill(owner, offset, offset + code.opcodes.length);
    for (const [pc, opcode] of code.opcodes.entries()) {
      joined.operands[offset + pc] = operandOf(code, { pc, opcode, owner, offset, places });
      joined.next[offset + pc] = offset + (code.next[pc] as number);
    }
    joined.starts[owner] = offset + code.start;
    usedLooks |= code.usedLooks;
    offset += code.opcodes.length;
  }
  return {
    ...joined,
    startsLater: codes.map(({ startsLater }) => startsLater),
    setCount: sets.length,
    alphabet: wordAlphabet(sets, usedLooks),
  };
}

interface Place {
  readonly pc: number;
  readonly opcode: number;
  readonly owner: number;
  readonly offset: number;
  /** Where the sets of the regex stand among those of all. */
  readonly places: readonly number[];
}

function operandOf({ operands }: RegexCode, { pc, opcode, owner, offset, places }: Place): number {
  const operand = operands[pc] as number;
  switch (opcode) {
    case Opcode.consume:
      return places[operand] as number;
    case Opcode.split:
      return offset + operand;
    case Opcode.match:
      return owner;
    default:
      return operand;
  }
}
