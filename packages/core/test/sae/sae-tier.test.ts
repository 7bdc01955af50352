import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createSaeJudge,
  PolicyError,
  parseEvent,
  parseSaeDictionary,
  type SaeDictionary,
  type SaeFeature,
  Sentry,
  scoreActivations,
} from "@a3s/sentry-core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));
const activations = (...features: (readonly [number, number])[]) =>
  JSON.stringify({ event: { LlmActivations: { pid: 1, layer: 12, features } } });

function dictionaryOf(features: Readonly<Record<number, Partial<SaeFeature>>>): SaeDictionary {
  const sound = { concept: "c", category: "d", weight: 1, severity: "high" } as const;
  return new Map(Object.entries(features).map(([id, feature]) => [Number(id), { ...sound, ...feature }]));
}

describe("the score", () => {
  it("adds up by category, each contribution and each sum clamped; the worst category counts", () => {
    const dictionary = dictionaryOf({
      1: { category: "a", weight: 0.5 },
      2: { category: "a", weight: 0.25, concept: "second" },
      3: { category: "b", weight: 0.4 },
      4: { category: "b", weight: -5 },
      5: { category: "c", weight: 0 },
    });
    expect(
      scoreActivations(dictionary, [
        [3, 1],
        [1, 1],
        [2, 1],
        [4, 9],
        [5, 9],
        [99, 9],
      ]),
    ).toEqual({
      channel: "activation",
      harmful: 0.75,
      safety: 0.25,
      drivers: [
        { concept: "c", category: "a", source: "sae_feature:#1", activation: 1, contribution: 0.5 },
        { concept: "c", category: "b", source: "sae_feature:#3", activation: 1, contribution: 0.4 },
        { concept: "second", category: "a", source: "sae_feature:#2", activation: 1, contribution: 0.25 },
      ],
    });
    expect(
      scoreActivations(dictionary, [
        [1, 1e300],
        [1, 2],
      ]),
    ).toMatchObject({ harmful: 1, safety: 0 });
    expect(scoreActivations(dictionary, [])).toMatchObject({ harmful: 0, safety: 1, drivers: [] });
  });

  it("names the six largest drivers", () => {
    const dictionary = dictionaryOf(Object.fromEntries(Array.from({ length: 9 }, (_, id) => [id, {}])));
    const { drivers } = scoreActivations(
      dictionary,
      Array.from({ length: 9 }, (_, id) => [id, id / 100] as const),
    );
    expect(drivers.map(({ source }) => source)).toEqual([8, 7, 6, 5, 4, 3].map((id) => `sae_feature:#${id}`));
  });

  it("does not depend on the order, and sums reach thresholds that they come to on paper", () => {
    const dictionary = dictionaryOf({ 1: {}, 2: {}, 3: {} });
    expect(
      scoreActivations(dictionary, [
        [1, 0.7],
        [2, 0.1],
      ]).harmful,
    ).toBe(0.8);
    const features = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.double({ min: 0, max: 0.3, noNaN: true })));
    fc.assert(
      fc.property(features, (list) => {
        const forwards = scoreActivations(dictionary, list).harmful;
        expect(scoreActivations(dictionary, list.toReversed()).harmful).toBe(forwards);
      }),
    );
  });

  it("is between 0 and 1 for any numbers, and what is no number is no excuse", () => {
    const number = fc.oneof(
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    );
    fc.assert(
      fc.property(number, fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), number)), (weight, features) => {
        const { harmful, safety } = scoreActivations(dictionaryOf({ 1: { weight }, 2: {} }), features);
        expect(harmful >= 0 && harmful <= 1 && safety >= 0 && safety <= 1).toBe(true);
      }),
    );
    expect(scoreActivations(dictionaryOf({ 1: {} }), [[1, Number.NaN]]).harmful).toBe(1);
  });
});

describe("the judge", () => {
  const judge = createSaeJudge({ dictionary: dictionaryOf({ 1: { concept: "odd" } }) });
  const decide = (activation: number) => {
    const event = parseEvent(activations([1, activation]));
    if (event === null) throw new Error("no event");
    return judge.judge(event);
  };

  it.each([
    [0, "allow", "info"],
    [0.09, "allow", "info"],
    [0.1, "allow", "low"],
    [0.29, "allow", "low"],
    [0.3, "escalate", "medium"],
    [0.59, "escalate", "medium"],
    [0.6, "block", "high"],
    [0.84, "block", "high"],
    [0.85, "block", "critical"],
    [17, "block", "critical"],
  ])("makes of %s: %s, %s", (activation, verdict, severity) => {
    const decision = decide(activation);
    expect(decision).toMatchObject({ verdict, severity, tier: "Sae", explain: { harmful: Math.min(activation, 1) } });
    expect(decision.action).toBeUndefined();
    expect(decision.risk?.category).toBe(verdict === "allow" ? undefined : "model_output_risk");
  });

  it("says which concepts drove it", () => expect(decide(0.5).reason).toBe("SAE: harmful 0.5 by odd"));

  it("takes thresholds between 0 and 1 alone", () => {
    for (const blockAt of [-0.1, 1.1, Number.NaN]) {
      expect(() => createSaeJudge({ dictionary: new Map(), blockAt })).toThrow(RangeError);
    }
  });
});

describe("sae in a policy", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sentry-sae-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const create = (dictionary: string | Uint8Array, extra = "") => {
    const path = join(folder, "features.json");
    writeFileSync(path, dictionary);
    return Sentry.create(`fail_closed = true\nsae { dict = env("DICT") }\n${extra}`, { env: { DICT: path } });
  };
  const exampleText = readFileSync(join(examples, "sae-features.json"), "utf8");

  it("judges by the dictionary, and the score rides along through the fail mode", async () => {
    const sentry = create(
      exampleText,
      'rule "a" { on = "*", match = "sae", verdict = "block", severity = "low", reason = "r" }',
    );
    expect(sentry.diagnostics.map(({ code }) => code)).not.toContain("sentry.tier.unavailable");
    expect(await sentry.evaluate(activations([30555, 1]))).toMatchObject({ verdict: "allow", tier: "Sae" });
    expect(await sentry.evaluate(activations([12044, 0.9]))).toMatchObject({
      verdict: "block",
      severity: "critical",
      explain: { drivers: [{ concept: "self-exfiltration" }] },
    });
    const unresolved = await sentry.evaluate(activations([1187, 0.4], [2290, 0.5]));
    expect(unresolved).toMatchObject({ verdict: "block", tier: "Sae", explain: { harmful: 0.375, safety: 0.625 } });
    expect(unresolved?.reason).toBe(
      "SAE: harmful 0.375 by deceiving the user, hiding what was done [unresolved escalation, fail-closed]",
    );
    expect(sentry.evaluateSync(activations([1187, 0.4], [2290, 0.5]))).toEqual(unresolved);
    expect(sentry.explain(activations([12044, 0.9]))?.decision.explain?.harmful).toBe(0.9);
  });

  it("the example in the repository is one", () => {
    expect(parseSaeDictionary(exampleText).ok).toBe(true);
    const text = readFileSync(join(examples, "activations.acl"), "utf8");
    const sentry = Sentry.create(
      text.replace('"sae-features.json"', JSON.stringify(join(examples, "sae-features.json"))),
    );
    expect(sentry.evaluateSync(activations([4711, 0.8]))).toMatchObject({ verdict: "block", tier: "Sae" });
  });

  const failure = (make: () => unknown): PolicyError => {
    try {
      make();
    } catch (error) {
      if (error instanceof PolicyError) return error;
      throw error;
    }
    throw new Error("a judge was built");
  };

  it.each<[string | Uint8Array, string]>([
    ["{", "line 1, column 2: expected a name in double quotes or }"],
    ["{}", "line 1, column 1: expected at least one feature"],
    [
      exampleText.replace('"weight": 0.35', '"weight": 1e999'),
      "line 3, column 83: expected a weight: a number from -1000000 to 1000000",
    ],
    [new Uint8Array([0x7b, 0xff]), "expected UTF-8"],
  ])("a dictionary that is none keeps the judge from being built", (text, why) => {
    const error = failure(() => create(text));
    expect(error.message).toBe(
      `reading SAE dictionary ${join(folder, "features.json")}: ${why} (sentry.sae.dictionary)`,
    );
    expect(error.diagnostics).toMatchObject([{ code: "sentry.sae.dictionary", severity: "error" }]);
  });

  it("a dictionary that cannot be read does, too", () => {
    const path = join(folder, "none.json");
    const text = `sae { dict = "${path}" }\n`;
    expect(failure(() => Sentry.create(text)).message).toContain(`${path}: no such file`);
    expect(failure(() => Sentry.create(text.replace(path, folder))).message).toContain("is a directory");
    expect(failure(() => Sentry.create(text.replace(path, "/dev/zero"))).message).toContain("expected at most 16 MiB");
    expect(Sentry.create(text, { rulesOnly: true }).diagnostics.map(({ code }) => code)).toContain(
      "sentry.tier.unavailable",
    );
  });
});
