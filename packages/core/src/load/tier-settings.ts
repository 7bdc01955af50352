/** What `llm { }` configures, its texts evaluated. */
export interface LlmTierSettings {
  readonly url: string;
  readonly model: string;
  /** A secret: it goes into a request and nowhere else. */
  readonly key?: string;
  readonly timeoutSeconds: number;
}

/** What `agent { }` configures, its texts evaluated. */
export interface AgentTierSettings {
  readonly bin: string;
  readonly skills?: string;
  /** Replaces the argument template. */
  readonly args?: readonly string[];
  readonly timeoutSeconds: number;
  /** The variables that hold the key of the model, or a URL with one in it: the agent does not inherit them. */
  readonly withholdEnv: readonly string[];
  /** What must not stand in a reason: the key of the model, and what opens its URL. */
  readonly secrets: readonly string[];
}

/** What `sae { }` configures, its texts evaluated. */
export interface SaeTierSettings {
  /** The path of the dictionary. */
  readonly dict: string;
  readonly escalateAt: number;
  readonly blockAt: number;
}

/** The tiers that a policy configures. */
export interface TierSettings {
  readonly llm?: LlmTierSettings;
  readonly agent?: AgentTierSettings;
  readonly sae?: SaeTierSettings;
}
