import type { ArrangedSource } from "../arrange/arrange-tokens.js";
import { defaultAclLimits } from "../limits.js";
import { createSession, type ParseSession } from "./parse-session.js";

const noSource: ArrangedSource = {
  tokens: [],
  comments: [],
  incidents: { isOnBrokenLine: () => false, isBetween: () => false },
  mayHoldInvisible: false,
};

/** The session of no text, which the parser holds while there is nothing to parse. It takes no findings. */
export const idleSession: ParseSession = { ...createSession("", noSource, defaultAclLimits), quiet: 1 };
