import { createPlainEngine, type Decision, type Judge, Sentry } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { badAnswers, decisionOf } from "./judges.js";

// Every combination of what the tiers may say, against tables that a person can read and check. An outcome is written
// as what becomes of the event and the tier that says so; FAIL stands for the fail mode.

const columns = ["absent", "allow", "block", "escalate", "bad"] as const;
type Answer = (typeof columns)[number];
type Table = Readonly<Record<Answer, readonly string[]>>;

/** One tier after the other. A row for what L2 says, a column for what L3 says. */
const inTurn: Table = {
  //           absent        allow          block          escalate      bad
  absent: /**/ ["FAIL Rules", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  allow: /* */ ["allow Llm", "allow Llm", "allow Llm", "allow Llm", "allow Llm"],
  block: /* */ ["block Llm", "block Llm", "block Llm", "block Llm", "block Llm"],
  escalate: /**/ ["FAIL Llm", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  bad: /*   */ ["FAIL Llm", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
};

/** Both at the same time, where both exist: without one of them it is one after the other. */
const atOnce: Table = {
  //           absent        allow          block               escalate      bad
  absent: /**/ inTurn.absent,
  allow: /* */ ["allow Llm", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  block: /* */ ["block Llm", "block Llm", "block Llm or Agent", "block Llm", "block Llm"],
  escalate: /**/ ["FAIL Llm", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  bad: /*   */ ["FAIL Llm", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
};

/** After an escalation of the SAE tier, whatever L2 would say. */
const afterSae: Table = {
  absent: /**/ ["FAIL Sae", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  allow: /* */ ["FAIL Sae", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  block: /* */ ["FAIL Sae", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  escalate: /**/ ["FAIL Sae", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
  bad: /*   */ ["FAIL Sae", "allow Agent", "block Agent", "FAIL Agent", "FAIL Agent"],
};

const rules = `
  rule "a" { on = "ToolExec", match = "^a", verdict = "allow", severity = "info", reason = "r" }
  rule "b" { on = "ToolExec", match = "^b", verdict = "block", severity = "high", reason = "r", action = "deny-exec" }
  rule "e" { on = "ToolExec", match = "^e", verdict = "escalate", severity = "high", reason = "r", action = "deny-exec" }
  rule "f" { on = "ToolExec", match = "^f", verdict = "escalate", severity = "medium", reason = "r" }
`;
const toolEvent = (argv0: string, isComplete: boolean) =>
  JSON.stringify({ event: { ToolExec: { pid: 1, argv: [argv0, "x"], argv_truncated: !isComplete } } });
const activations = '{"event":{"LlmActivations":{"pid":1,"features":[[1,0.5]]}}}';

type L1 = "allow" | "block" | "escalate severely" | "escalate mildly" | "escalate activations";
const l1Events: Readonly<Record<L1, (isComplete: boolean) => string>> = {
  allow: (isComplete) => toolEvent("a", isComplete),
  block: (isComplete) => toolEvent("b", isComplete),
  "escalate severely": (isComplete) => toolEvent("e", isComplete),
  "escalate mildly": (isComplete) => toolEvent("f", isComplete),
  "escalate activations": () => activations,
};

const speculations = ["off", "on", "over the cap"] as const;

interface Case {
  readonly l1: L1;
  readonly l2: Answer;
  readonly l3: Answer;
  readonly isComplete: boolean;
  readonly speculation: (typeof speculations)[number];
}

/** What the tables say. */
function expected({ l1, l2, l3, isComplete, speculation }: Case): string {
  if (l1 === "allow" || l1 === "block") return `${l1} Rules`;
  if (l1 !== "escalate activations" && !isComplete) return "STAY Rules";
  const isSpeculative = speculation === "on" && l1 === "escalate severely";
  const table = l1 === "escalate activations" ? afterSae : isSpeculative ? atOnce : inTurn;
  return table[l2][columns.indexOf(l3)] ?? "";
}

/** An outcome where the policy fails open or closed, as a pattern for `verdict tier`. */
function pattern(outcome: string, failClosed: boolean): RegExp {
  const verdicts = failClosed ? { FAIL: "block", STAY: "block" } : { FAIL: "allow", STAY: "escalate" };
  const [what = "", ...tiers] = outcome.split(" ").filter((word) => word !== "or");
  return new RegExp(`^${what in verdicts ? verdicts[what as keyof typeof verdicts] : what} (?:${tiers.join("|")})$`);
}

interface Setting {
  readonly failClosed: boolean;
  readonly speculation: Case["speculation"];
}

describe.each(
  [true, false].flatMap((failClosed) => speculations.map((speculation): Setting => ({ failClosed, speculation }))),
)("fail_closed = $failClosed, speculation $speculation", ({ failClosed, speculation }) => {
  const policy = `fail_closed = ${failClosed}\n${speculation === "off" ? "" : 'speculate = "high"\n'}${rules}`;
  const says = { Llm: (_: Decision): unknown => undefined, Agent: (_: Decision): unknown => undefined };
  const asked: string[] = [];
  const judgeOf = (tier: "Llm" | "Agent"): Judge => ({
    tier,
    // What a judge in plain JavaScript returns may be anything.
    judge: () => {
      asked.push(tier);
      return says[tier](decisionOf(tier, "allow")) as Decision;
    },
  });
  /** One judge for each set of tiers: building it takes longer than asking it. */
  const sentries = new Map(
    [true, false].flatMap((hasL2) =>
      [true, false].map((hasL3) => [
        `${hasL2} ${hasL3}`,
        Sentry.create(policy, {
          ...(hasL2 && { l2: judgeOf("Llm") }),
          ...(hasL3 && { l3: judgeOf("Agent") }),
          sae: {
            tier: "Sae",
            judge: () => ({ verdict: "escalate", tier: "Sae", severity: "high", reason: "SAE: harmful" }),
          },
          createEngine: createPlainEngine,
          ...(speculation === "over the cap" && { maxSpeculations: 0 }),
        }),
      ]),
    ),
  );

  const answersOf = (tier: "Llm" | "Agent", answer: Answer): ((sound: Decision) => unknown)[] => {
    if (answer === "absent") return [() => undefined];
    return answer === "bad" ? Object.values(badAnswers) : [() => decisionOf(tier, answer)];
  };

  it.each(
    (Object.keys(l1Events) as L1[]).flatMap((l1) => columns.flatMap((l2) => columns.map((l3) => ({ l1, l2, l3 })))),
  )("L1 $l1, L2 $l2, L3 $l3", async ({ l1, l2, l3 }) => {
    const sentry = sentries.get(`${l2 !== "absent"} ${l3 !== "absent"}`);
    if (sentry === undefined) throw new Error("no judge");
    for (const isComplete of [true, false]) {
      const event = l1Events[l1](isComplete);
      const outcome = expected({ l1, l2, l3, isComplete, speculation });
      const [l2Answers, l3Answers] = [answersOf("Llm", l2), answersOf("Agent", l3)];
      for (let turn = 0; turn < Math.max(l2Answers.length, l3Answers.length); turn += 1) {
        says.Llm = l2Answers[turn % l2Answers.length] ?? says.Llm;
        says.Agent = l3Answers[turn % l3Answers.length] ?? says.Agent;
        asked.length = 0;
        checkDecision(await sentry.evaluate(event), outcome, l1 !== "escalate activations");
        checkAsked(outcome);
        checkDecision(sentry.evaluateSync(event), outcome, l1 !== "escalate activations");
        checkStage(await sentry.evaluateThroughL2(event), { l1, l2, isComplete });
      }
    }
  });

  function checkDecision(decision: Decision | null, outcome: string, isTool: boolean): void {
    expect(`${decision?.verdict} ${decision?.tier}`).toMatch(pattern(outcome, failClosed));
    expect(decision?.reason).not.toBe("");
    if (outcome.startsWith("FAIL")) expect(decision?.reason).toContain(failClosed ? "fail-closed" : "fail-open");
    if (decision?.verdict === "allow") expect(decision.action).toBeUndefined();
    // What a deeper tier blocks is denied; activations have nothing to deny.
    if (/^block (?:Llm|Agent)/.test(outcome) && isTool) {
      expect(decision?.action).toEqual({ kind: "DenyExec", target: expect.stringMatching(/^[ef]$/) });
    }
    if (decision?.verdict !== "allow") expect(decision?.risk).toBeDefined();
  }

  function checkAsked(outcome: string): void {
    if (/Rules$/.test(outcome)) expect(asked).toEqual([]);
    expect(asked.filter((tier) => tier === "Llm").length).toBeLessThan(2);
    expect(asked.filter((tier) => tier === "Agent").length).toBeLessThan(2);
  }

  function checkStage(
    result: Awaited<ReturnType<Sentry["evaluateThroughL2"]>>,
    { l1, l2, isComplete }: Pick<Case, "l1" | "l2" | "isComplete">,
  ): void {
    const isTool = l1 !== "escalate activations";
    const isOpenL1 = l1 !== "allow" && l1 !== "block";
    const isAsked = isOpenL1 && isTool && isComplete && l2 !== "absent";
    const isOpen = isAsked ? l2 === "escalate" || l2 === "bad" : isOpenL1;
    expect(result.l2Decision !== undefined).toBe(isAsked);
    expect(result.effectiveDecision).toBe(isAsked ? result.l2Decision : result.l1Decision);
    expect(result.stageStatus).toBe(isOpen ? "escalated" : "completed");
    expect(result.effectiveDecision.verdict === "escalate").toBe(isOpen);
    expect(result.nextTierEligible).toBe(isOpen && (isComplete || !isTool));
    expect(result.stopReason).toBe(isOpen && isTool && !isComplete ? "evidence_incomplete" : undefined);
    expect(result.escalationCause).toBe(isOpen ? (isAsked ? "l2" : isTool ? "l1" : "sae") : undefined);
  }
});
