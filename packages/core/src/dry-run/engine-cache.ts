import { createAutomatonEngine } from "../engine/automaton/automaton-engine.js";
import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import type { RuleChunk } from "./rule-chunks.js";

/** What one chunk's automata may hold. A chunk is small; a policy of 5,000 rules has some 300 of them. */
const bytesPerChunk = 2 * 2 ** 20;

/** Which rules of which chunks match an event, as a version found it. Chunks of which none matches are left out. */
export interface ChunkAnswers {
  version: number;
  matching: readonly { readonly engine: RuleEngine; readonly rules: readonly number[] }[];
}

/**
 * Keeps the engines of chunks from one version of a policy to the next: while a policy is edited nearly all of its rules
 * stay as they are, and making an engine is what takes time. Serves one policy; what its last version did not use is let
 * go of.
 */
export class EngineCache {
  #engines = new Map<string, RuleEngine>();
  #used = new Map<string, RuleEngine>();
  #version = 0;
  /** In which version each engine was made. */
  readonly #born = new WeakMap<RuleEngine, number>();
  /** What was said about events, for as long as they live. */
  readonly answers = new WeakMap<JudgedEvent, ChunkAnswers>();

  /** Begins a version, whose number it gives. Engines that it does not ask for are forgotten when the next one begins. */
  begin(): number {
    this.#version++;
    this.#engines = new Map([...this.#engines, ...this.#used]);
    this.#used = new Map();
    return this.#version;
  }

  /** Whether an engine was made in a later version. */
  isYounger(engine: RuleEngine, version: number): boolean {
    return (this.#born.get(engine) ?? 0) > version;
  }

  /** The engine of a chunk; its own `rules` may be those of an earlier version, which match the same. */
  engineOf({ key, rules }: RuleChunk): RuleEngine {
    let engine = this.#used.get(key) ?? this.#engines.get(key);
    if (engine === undefined) {
      engine = createAutomatonEngine(rules, { maxAutomatonBytes: bytesPerChunk });
      this.#born.set(engine, this.#version);
    }
    this.#used.set(key, engine);
    return engine;
  }

  /** Ends a version that was built whole. */
  end(): void {
    this.#engines = new Map();
  }
}
