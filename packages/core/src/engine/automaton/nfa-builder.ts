import type { Alphabet } from "../regex/alphabet.js";
import { type Hir, type HirRepetition, matchesEmpty } from "../regex/hir.js";
import { countingOf } from "./counting.js";
import { loopBodyOf } from "./loop-body.js";
import { type CounterSpec, type LoopBody, type LoopExit, type LoopSpec, type Nfa, NodeKind } from "./nfa.js";
import type { SetTable } from "./set-table.js";

/** Numbers of nodes and sets stay below this, so that two of them and a kind fit into one exact number. */
const keyBase = 2 ** 24;

/**
 * Builds automata from the end to the start. Equal nodes are made once, so that branches which end alike share their
 * ends.
 */
export class NfaBuilder {
  readonly #kinds: number[] = [];
  readonly #operands: number[] = [];
  readonly #next: number[] = [];
  /** The lists of the branch nodes, by the node. */
  readonly #branches = new Map<number, readonly number[]>();
  readonly #sets: SetTable;
  readonly #nodesByKey = new Map<number | string, number>();
  readonly #isCounting: boolean;
  /** By the nodes that count: what they count. */
  readonly #banks = new Map<number, readonly CounterSpec[]>();
  readonly #loops = new Map<number, LoopSpec>();
  /** By expression: its positions. Equal bodies have one. */
  readonly #bodies = new Map<string, LoopBody>();

  /** @param isCounting Whether repetitions are counted where that takes less than writing them out. */
  constructor(sets: SetTable, isCounting = false) {
    this.#sets = sets;
    this.#isCounting = isCounting;
  }

  accept(label: number): number {
    return this.#intern(NodeKind.accept, label, 0);
  }

  /** A node from which any of these can be reached without reading. */
  branch(nodes: readonly number[]): number {
    if (nodes.length === 1) return nodes[0] as number;
    const list = [...new Set(nodes)].sort((a, b) => a - b);
    if (list.length === 1) return list[0] as number;
    const key = list.join();
    return (
      this.#nodesByKey.get(key) ?? this.#remember(key, this.#addBranch(this.#withOneLoop(this.#withOneBank(list))))
    );
  }

  /** The node where reading of the expression starts; it ends at the given one. */
  expression(hir: Hir, next: number): number {
    switch (hir.kind) {
      case "empty":
        return next;
      case "set":
        return hir.set.length === 0
          ? this.branch([])
          : this.#intern(NodeKind.consume, this.#sets.indexOf(hir.set), next);
      case "look":
        return this.#intern(NodeKind.look, hir.look, next);
      case "capture":
        return this.expression(hir.child, next);
      case "concatenation":
        return hir.items.reduceRight((following, item) => this.expression(item, following), next);
      case "alternation":
        return this.branch(hir.items.map((item) => this.expression(item, next)));
      case "repetition": {
        const key = `${this.#sets.keyOf(hir)}>${next}`;
        return this.#nodesByKey.get(key) ?? this.#remember(key, this.#repetition(hir, next));
      }
    }
  }

  /** @param alphabet Made when all sets were known. */
  build(start: number, alphabet: Alphabet): Nfa {
    const edges: number[] = [];
    for (const [node, list] of this.#branches) {
      this.#operands[node] = edges.length;
      for (const edge of list) edges.push(edge);
      this.#next[node] = edges.length;
    }
    const reached = this.#reachedFrom(start);
    const bankNodes = [...this.#banks.keys()].filter((node) => reached.has(node));
    const loopNodes = [...this.#loops.keys()].filter((node) => reached.has(node));
    for (const [index, node] of [...bankNodes, ...loopNodes].entries()) this.#operands[node] = index;
    return {
      banks: bankNodes.map((node) => this.#banks.get(node) as readonly CounterSpec[]),
      loops: loopNodes.map((node) => this.#loops.get(node) as LoopSpec),
      kinds: Uint8Array.from(this.#kinds),
      operands: Int32Array.from(this.#operands),
      next: Int32Array.from(this.#next),
      edges: Int32Array.from(edges),
      start,
      alphabet,
    };
  }

  #repetition(hir: HirRepetition, next: number): number {
    const counting = this.#isCounting ? countingOf(hir) : "written out";
    if (counting !== "written out") {
      const count = counting === "counter" ? this.#counter(hir, next) : this.#loop(hir, next);
      return hir.min === 0 || matchesEmpty(hir.child) ? this.branch([count, next]) : count;
    }
    let start = next;
    let required = hir.min;
    if (hir.max === Number.POSITIVE_INFINITY) {
      const loop = this.#addBranch([]);
      const body = this.expression(hir.child, loop);
      this.#branches.set(loop, [body, next]);
      start = required === 0 ? loop : body;
      required -= 1;
    } else {
      for (let copy = hir.min; copy < hir.max; copy += 1) {
        start = this.branch([this.expression(hir.child, start), next]);
      }
    }
    for (let copy = 0; copy < required; copy += 1) {
      start = this.expression(hir.child, start);
    }
    return start;
  }

  #counter({ child, max, min }: HirRepetition, next: number): number {
    if (child.kind !== "set") throw new TypeError("a counter counts characters of one set");
    return this.#addBank([{ set: this.#sets.indexOf(child.set), min: Math.max(1, min), max, next }]);
  }

  #addBank(counters: readonly CounterSpec[]): number {
    const node = this.#add(NodeKind.count, 0, 0);
    this.#banks.set(node, counters);
    return node;
  }

  /** All counters of the nodes are put into one node: they are entered together. */
  #withOneBank(nodes: readonly number[]): readonly number[] {
    const counters = nodes.flatMap((node) => this.#banks.get(node) ?? []);
    if (counters.length <= 1) return nodes;
    return [...nodes.filter((node) => !this.#banks.has(node)), this.#addBank(counters)];
  }

  #loop({ child, max, min }: HirRepetition, next: number): number {
    // What may be nothing may be nothing as often as is asked for.
    const least = matchesEmpty(child) ? 1 : Math.max(1, min);
    const key = this.#sets.keyOf(child);
    const body = this.#bodies.get(key) ?? loopBodyOf(child, this.#sets);
    this.#bodies.set(key, body);
    return this.#addLoop({ body, exits: [{ min: least, max, next }] });
  }

  #addLoop(loop: LoopSpec): number {
    const node = this.#add(NodeKind.count, 0, 0);
    this.#loops.set(node, loop);
    return node;
  }

  /** Loops of the same body that are entered together are one. */
  #withOneLoop(nodes: readonly number[]): readonly number[] {
    const exitsOf = new Map<LoopBody, LoopExit[]>();
    const others: number[] = [];
    for (const node of nodes) {
      const loop = this.#loops.get(node);
      if (loop === undefined || loop.exits.some(({ max }) => max === Number.POSITIVE_INFINITY)) others.push(node);
      else exitsOf.set(loop.body, [...(exitsOf.get(loop.body) ?? []), ...loop.exits]);
    }
    return [...others, ...[...exitsOf].map(([body, exits]) => this.#addLoop({ body, exits }))];
  }

  #reachedFrom(start: number): Set<number> {
    const reached = new Set([start]);
    // Where nothing is counted, nobody asks.
    if (this.#banks.size === 0 && this.#loops.size === 0) return reached;
    for (const node of reached) {
      for (const following of this.#branches.get(node) ?? []) reached.add(following);
      for (const { next } of this.#banks.get(node) ?? []) reached.add(next);
      for (const { next } of this.#loops.get(node)?.exits ?? []) reached.add(next);
      const kind = this.#kinds[node];
      if (kind === NodeKind.consume || kind === NodeKind.look) reached.add(this.#next[node] as number);
    }
    return reached;
  }

  #intern(kind: number, operand: number, next: number): number {
    const key = (operand * keyBase + next) * 4 + kind;
    return this.#nodesByKey.get(key) ?? this.#remember(key, this.#add(kind, operand, next));
  }

  #remember(key: number | string, node: number): number {
    this.#nodesByKey.set(key, node);
    return node;
  }

  #addBranch(list: readonly number[]): number {
    const node = this.#add(NodeKind.branch, 0, 0);
    this.#branches.set(node, list);
    return node;
  }

  #add(kind: number, operand: number, next: number): number {
    this.#operands.push(operand);
    this.#next.push(next);
    return this.#kinds.push(kind) - 1;
  }
}
