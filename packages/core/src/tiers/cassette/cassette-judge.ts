import type { Decision } from "../../decision/decision.js";
import type { JudgedEvent } from "../../events/event.js";
import { errorMessage } from "../error-message.js";
import type { Judge, JudgeContext } from "../judge.js";
import { readDecision } from "../read-decision.js";
import { isUnavailable } from "../tier-unavailable.js";
import { type CassetteSettings, canonicalRequest } from "./canonical-request.js";
import { CassetteError } from "./cassette-error.js";
import type { Cassette } from "./open-cassette.js";

/** Where a judge stands, and what of its settings tells its requests from those of others. */
export interface CassetteJudgeOptions {
  /** The tier that the judge is put into. Default: the one that it is made for. */
  readonly tier?: "Llm" | "Agent";
  readonly settings?: CassetteSettings;
}

/**
 * A judge with a cassette. In a recording it asks the judge and keeps the answer. In a replay it asks nobody: it answers
 * at once what was recorded, and throws where nothing was, so that the tier counts as unavailable.
 *
 * Only answers are kept: not that a tier was unavailable, not what is no decision, and not what came after an abort.
 * Where an answer cannot be kept, the tier is unavailable; but a block stands, which the fail mode might let pass, and its
 * reason says so.
 */
export function cassetteJudge(judge: Judge, cassette: Cassette, options: CassetteJudgeOptions = {}): Judge {
  const { tier = judge.tier, settings = {} } = options;
  const requestOf = (event: JudgedEvent, context: JudgeContext) => canonicalRequest({ tier, event, context, settings });
  if (cassette.mode === "replay") {
    return {
      tier,
      judge: (event, context) => {
        const recorded = cassette.find(requestOf(event, context));
        if (recorded === undefined) throw new CassetteError("the cassette has no answer to this request");
        return recorded.decision;
      },
    };
  }
  return {
    tier,
    judge: async (event, context): Promise<Decision> => {
      const answer = await judge.judge(event, context);
      const read = readDecision(answer, tier, event);
      if (!read.sound || isUnavailable(read.decision) || context.signal?.aborted) return answer;
      const { rule } = context.escalation;
      const request = requestOf(event, context);
      const { decision } = read;
      try {
        cassette.record({ request, kind: event.kind, ...(rule === undefined ? {} : { rule }), decision });
      } catch (error) {
        if (decision.verdict !== "block") throw error;
        return { ...decision, reason: `${decision.reason} [not recorded: ${errorMessage(error)}]` };
      }
      return answer;
    },
  };
}
