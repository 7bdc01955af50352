import { createAutomatonEngine } from "../engine/automaton/automaton-engine.js";
import type { RuleEngine } from "../engine/engine.js";
import type { RuleChunk } from "./rule-chunks.js";

/** What one chunk's automata may hold. A chunk is small; a policy of 5,000 rules has some 300 of them. */
const bytesPerChunk = 2 * 2 ** 20;

/**
 * Keeps the engines of chunks from one version of a policy to the next: while a policy is edited nearly all of its rules
 * stay as they are, and making an engine is what takes time. Serves one policy; what its last version did not use is let
 * go of.
 */
export class EngineCache {
  #engines = new Map<string, RuleEngine>();
  #used = new Map<string, RuleEngine>();

  /** Begins a version. Engines that it does not ask for are forgotten when the next one begins. */
  begin(): void {
    this.#engines = new Map([...this.#engines, ...this.#used]);
    this.#used = new Map();
  }

  /** The engine of a chunk; its own `rules` may be those of an earlier version, which match the same. */
  engineOf({ key, rules }: RuleChunk): RuleEngine {
    const engine =
      this.#used.get(key) ??
      this.#engines.get(key) ??
      createAutomatonEngine(rules, { maxAutomatonBytes: bytesPerChunk });
    this.#used.set(key, engine);
    return engine;
  }

  /** Ends a version that was built whole. */
  end(): void {
    this.#engines = new Map();
  }
}
