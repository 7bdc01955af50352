import { BreakFinder } from "./break-finder.js";
import { type GateTree, NodeField, SegmentField } from "./gate-tree.js";
import type { Symbols } from "./symbols.js";

/** Positions of several texts are told apart by counting on; here the count starts anew. */
const greatestPosition = 2 ** 30;

/**
 * Follows the chains of segments through a text, and collects the rules of which a chain was completed. Every rule that
 * matches is among them; not every one of them matches.
 */
export class Gates {
  /** The rules found so far in the text, each once. */
  readonly candidates: number[] = [];
  readonly #rules: GateTree["rules"];
  readonly #segments: Int32Array;
  /** Positions in it are counted over all texts. */
  readonly #nodes: Int32Array;
  readonly #children: Int32Array;
  /** The nodes with children that were recognised in the text, up to `#openCount`, in the order of their first time. */
  readonly #open: Int32Array;
  #openCount = 0;
  /** How many children they have together. */
  #awaited = 0;
  readonly #firstLabel: number;
  /** By rule: the text in which it became a candidate. */
  readonly #candidateSince: Int32Array;
  readonly #finders: readonly BreakFinder[];
  /** How often a node with children was recognised, over all texts. */
  #changes = 1;
  #text: string | Uint8Array = "";
  /** The position of the start of the text. */
  #base = 1;
  #length = 0;

  /** @param firstLabel The trigger of the first segment; those of the others follow. */
  constructor(tree: GateTree, firstLabel: number, symbols: Symbols) {
    this.#rules = tree.rules;
    this.#segments = tree.segmentRecords.slice();
    this.#nodes = tree.nodeRecords.slice();
    this.#children = tree.children;
    this.#open = new Int32Array(tree.rules.length);
    this.#firstLabel = firstLabel;
    this.#candidateSince = new Int32Array(firstLabel);
    this.#finders = tree.breakers.map((set) => new BreakFinder(set, symbols));
  }

  /** @param text Units, or bytes of ASCII, up to `length`. */
  begin(text: string | Uint8Array, length: number): void {
    this.#base += this.#length + 1;
    this.#text = text;
    this.#length = length;
    if (this.#base > greatestPosition || this.#changes > greatestPosition) this.#restart();
    // What a segment saw in the text before does not count.
    this.#changes += 1;
    this.#openCount = 0;
    this.#awaited = 0;
    if (this.candidates.length > 0) this.candidates.length = 0;
    for (const finder of this.#finders) finder.begin(text);
  }

  /** Begins with the same text again. */
  restart(): void {
    this.begin(this.#text, this.#length);
  }

  /**
   * Segments end at the offset, or one character before it where they end in an assertion.
   *
   * @param limit Rules from this one on do not matter any more.
   */
  recognise(triggers: readonly number[], offset: number, limit: number): void {
    const position = this.#base + offset;
    if (triggers.length === 1) {
      const segment = (triggers[0] as number) - this.#firstLabel;
      const record = segment * SegmentField.count;
      if ((this.#segments[record + SegmentField.leastRule] as number) >= limit) return;
      if (this.#segments[record + SegmentField.mayFollowItself] === 0) {
        this.#advance(segment, position);
        return;
      }
    }
    // One that is recognised late may have ended before the others began: they may follow each other in any order.
    let hasChanged: boolean;
    do {
      hasChanged = false;
      for (const trigger of triggers) {
        hasChanged = this.#advance(trigger - this.#firstLabel, position) || hasChanged;
      }
    } while (hasChanged);
  }

  /**
   * Moves the chains on that waited for the segment; tells whether others may wait for the next one now. Nodes are
   * visited before their parents, so that one occurrence is not taken for two in a row.
   */
  #advance(segment: number, position: number): boolean {
    const record = segment * SegmentField.count;
    // Where chains only end, nothing new can end unless something began: what was too far away stays so.
    if (
      this.#segments[record + SegmentField.leadsOn] === 0 &&
      this.#segments[record + SegmentField.changesSeen] === this.#changes
    ) {
      return false;
    }
    this.#segments[record + SegmentField.changesSeen] = this.#changes;
    const changes = this.#changes;
    const first = this.#segments[record + SegmentField.firstNode] as number;
    const end = this.#segments[record + SegmentField.endNode] as number;
    if (this.#awaited < end - first) this.#visitAwaited(segment, position);
    else for (let node = first; node < end; node += 1) this.#visit(node, position);
    return changes !== this.#changes;
  }

  /** Visits the nodes of the segment that are awaited: a few of those that all rules with a common end have. */
  #visitAwaited(segment: number, position: number): void {
    const record = segment * SegmentField.count;
    const first = this.#segments[record + SegmentField.firstNode] as number;
    const end = this.#segments[record + SegmentField.endNode] as number;
    const nodes = this.#nodes;
    // A parent was recognised before its child, and what is recognised only now is added behind.
    for (let index = this.#openCount - 1; index >= 0; index -= 1) {
      const at = (this.#open[index] as number) * NodeField.count;
      const endChild = nodes[at + NodeField.endChild] as number;
      for (let place = nodes[at + NodeField.firstChild] as number; place < endChild; place += 1) {
        const child = this.#children[place] as number;
        if (child >= first && child < end) this.#visit(child, position);
      }
    }
    const root = this.#segments[record + SegmentField.root] as number;
    if (root >= 0) this.#visit(root, position);
  }

  #visit(node: number, position: number): void {
    const nodes = this.#nodes;
    const at = node * NodeField.count;
    const last = nodes[at + NodeField.last] as number;
    const childCount = (nodes[at + NodeField.endChild] as number) - (nodes[at + NodeField.firstChild] as number);
    const isDone = childCount > 0 ? last === position : last >= this.#base;
    if (isDone || !this.#isReachable(at, position)) return;
    nodes[at + NodeField.last] = position;
    if (childCount > 0) {
      this.#changes += 1;
      if (last < this.#base) {
        this.#open[this.#openCount++] = node;
        this.#awaited += childCount;
      }
    }
    const completed = this.#rules[node];
    if (completed !== undefined) for (const rule of completed) this.#addCandidate(rule);
  }

  #isReachable(at: number, position: number): boolean {
    const nodes = this.#nodes;
    const parent = nodes[at + NodeField.parent] as number;
    if (parent < 0) return true;
    const since = nodes[parent * NodeField.count + NodeField.last] as number;
    if (since < this.#base || position - since > (nodes[at + NodeField.maxDistance] as number)) return false;
    const finder = this.#finders[nodes[at + NodeField.breakers] as number];
    const reach = nodes[at + NodeField.reach] as number;
    if (finder === undefined || reach < 0) return true;
    return !finder.isKnownBetween(since - this.#base, position - this.#base - reach);
  }

  #addCandidate(rule: number): void {
    if (this.#candidateSince[rule] === this.#base) return;
    this.#candidateSince[rule] = this.#base;
    this.candidates.push(rule);
  }

  #restart(): void {
    this.#base = 1;
    this.#changes = 1;
    this.#candidateSince.fill(0);
    for (let at = 0; at < this.#nodes.length; at += NodeField.count) this.#nodes[at + NodeField.last] = 0;
    for (let at = 0; at < this.#segments.length; at += SegmentField.count) {
      this.#segments[at + SegmentField.changesSeen] = 0;
    }
  }
}
