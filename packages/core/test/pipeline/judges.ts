import type { Decision, Judge, JudgeContext, JudgedEvent, Verdict } from "@a3s/sentry-core";

/** The ways in which a judge may answer that are no clear verdict, each given what a sound one would return. */
export const badAnswers: Readonly<Record<string, (sound: Decision) => unknown>> = {
  throws: () => {
    throw new Error("thrown");
  },
  rejects: () => Promise.reject(new Error("rejected")),
  "rejects with nothing": () => Promise.reject(undefined),
  "throws a proxy": () => {
    throw new Proxy(new Error("x"), { get: () => fail(), getPrototypeOf: () => fail() });
  },
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  "the word allow": () => "allow",
  "a list": (sound) => [sound],
  "an empty object": () => ({}),
  "no verdict": ({ verdict: _, ...rest }) => rest,
  "a verdict in capitals": (sound) => ({ ...sound, verdict: "ALLOW" }),
  "an unknown verdict": (sound) => ({ ...sound, verdict: "permit" }),
  "a verdict that is an object": (sound) => ({ ...sound, verdict: { toString: () => "allow" } }),
  "an allow without a reason": ({ reason: _, ...rest }) => ({ ...rest, verdict: "allow" }),
  "an allow with a blank reason": (sound) => ({ ...sound, verdict: "allow", reason: " \n" }),
  "an allow without a severity": ({ severity: _, ...rest }) => ({ ...rest, verdict: "allow" }),
  "an allow of unknown severity": (sound) => ({ ...sound, verdict: "allow", severity: "harmless" }),
  "a getter that throws": (sound) => ({
    ...sound,
    get verdict() {
      return fail();
    },
  }),
  "a then that throws": () => ({
    // biome-ignore lint/suspicious/noThenProperty: a judge may return what pretends to be a promise
    get then() {
      return fail();
    },
  }),
};

function fail(): never {
  throw new Error("a trap");
}

export function decisionOf(tier: "Llm" | "Agent", verdict: Verdict): Decision {
  return { verdict, tier, severity: "low", reason: `${tier === "Llm" ? "L2" : "L3"}: said so` };
}

/** A judge whose answer the test decides on while it waits. */
export function waitingJudge(tier: "Llm" | "Agent") {
  const calls: WaitingCall[] = [];
  const arrivals: (() => void)[] = [];
  const judge: Judge = {
    tier,
    judge: (event, context) =>
      new Promise((resolve, reject) => {
        calls.push({ event, context, answer: (verdict) => resolve(decisionOf(tier, verdict)), fail: reject });
        for (const arrived of arrivals.splice(0)) arrived();
      }),
  };
  /** The call of that number, when it has come. */
  const call = async (index = 0): Promise<WaitingCall> => {
    for (;;) {
      const found = calls[index];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => arrivals.push(resolve));
    }
  };
  return { judge, call, calls };
}

export interface WaitingCall {
  readonly event: JudgedEvent;
  readonly context: JudgeContext;
  readonly answer: (verdict: Verdict) => void;
  readonly fail: (error: unknown) => void;
}
