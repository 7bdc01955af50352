import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CassetteError,
  type Decision,
  type Judge,
  openCassette,
  Sentry,
  type SentryOptions,
  securityAction,
  toolExec,
} from "@a3s/sentry-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ChatServer, saying, sendJson, startChatServer } from "../llm/chat-server.js";

const key = "sk-THE-KEY-0123456789";
const rule = `rule "odd" { on = "*", match = "odd", verdict = "escalate", severity = "high", reason = "looks odd" }\n`;

let folder = "";
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sentry-cassette-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const servers: ChatServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...args: Parameters<typeof startChatServer>): Promise<ChatServer> {
  const server = await startChatServer(...args);
  servers.push(server);
  return server;
}

function newPath(): string {
  return join(folder, `${count++}.json`);
}

function policy(url: string, model = "m"): string {
  return `llm { url = "${url}", model = "${model}", key = env("K"), timeout_s = 5 }\n${rule}`;
}

/** A judge of a policy whose L2 is the endpoint. */
function sentryOf(url: string, options: SentryOptions, model?: string): Sentry {
  return Sentry.create(policy(url, model), { env: { K: key }, ...options });
}

function judge(tier: Judge["tier"], decide: (subject: string) => Partial<Decision>): Judge {
  return {
    tier,
    judge: ({ raw }) => ({ verdict: "allow", tier, severity: "info", reason: `own: ${tier}`, ...decide(raw) }),
  };
}

const noTier: Judge = { tier: "Llm", judge: () => Promise.reject(new Error("asked in a replay")) };

describe("a cassette", () => {
  it("records the answers of L2 and replays them without a network", async () => {
    const cassette = newPath();
    const server = await serve(({ body }, response) => {
      const verdict = body.includes("odd one") ? "block" : "allow";
      saying(`{"verdict":"${verdict}","severity":"low","reason":"because ${key}"}`)({} as never, response, 0);
    });
    const events = [toolExec(1, ["odd one"]), toolExec(2, ["odd two"]), toolExec(3, ["fine"])];
    const recorder = sentryOf(server.url, { cassette, mode: "record" });
    const recorded = await Promise.all(events.map((event) => recorder.evaluate(event)));
    expect(recorded.map((decision) => decision?.verdict)).toEqual(["block", "allow", "allow"]);
    expect(server.requests).toHaveLength(2);
    const text = readFileSync(cassette, "utf8");
    await server.close();
    servers.length = 0;

    for (const options of [{ cassette, mode: "replay" }, { cassette }] as const) {
      const replayer = sentryOf(server.url, options);
      expect(await Promise.all(events.map((event) => replayer.evaluate(event)))).toEqual(recorded);
      expect(events.map((event) => replayer.evaluateSync(event))).toEqual(recorded);
    }
    expect(readFileSync(cassette, "utf8")).toBe(text);
    expect(text).not.toContain(key);
    expect(text).not.toContain("127.0.0.1");
  });

  it("takes requests for equal that differ in what changes between runs, and tells others apart", async () => {
    const cassette = newPath();
    const server = await serve(saying('{"verdict":"allow","severity":"info","reason":"fine"}'));
    const line = (task: string, pid: number, arg: string, agent = "a", more = "") =>
      `{"identity":{"agent":"${agent}","task":"${task}","session":"s${pid}"},"provider":"p"${more},"event":{"ToolExec":{"argv":["odd","${arg}"],"pid":${pid}}}}`;
    await sentryOf(server.url, { cassette, mode: "record" }).evaluate(line("1", 1, "x"));

    const replayed = async (event: string, model?: string) =>
      (await sentryOf("http://127.0.0.1:9/v2", { cassette }, model).evaluate(event))?.reason;
    expect(await replayed(line("2", 77, "x", "a", ',"process":{"start":12345}'))).toBe("L2: fine");
    for (const other of [line("1", 1, "y"), line("1", 1, "x", "b"), securityAction(1, "odd", 1n)]) {
      expect(await replayed(other)).toContain("L2 unavailable: the cassette has no answer to this request");
    }
    expect(await replayed(line("1", 1, "x"), "other-model")).toContain("L2 unavailable");
  });

  it("makes no allow of a request that it has no answer to", async () => {
    const cassette = newPath();
    openCassette({ path: cassette, mode: "record" });
    const server = await serve(saying('{"verdict":"allow","reason":"fine"}'));
    for (const failClosed of [false, true]) {
      const sentry = Sentry.create(`fail_closed = ${failClosed}\n${policy(server.url)}`, { env: { K: key }, cassette });
      const through = await sentry.evaluateThroughL2(toolExec(1, ["odd"]));
      expect(through.effectiveDecision).toMatchObject({ verdict: "escalate", severity: "medium" });
      expect((await sentry.evaluate(toolExec(1, ["odd"])))?.verdict).toBe(failClosed ? "block" : "allow");
    }
    const l3 = Sentry.create(`fail_closed = true\n${rule}`, { l3: { ...noTier, tier: "Agent" }, cassette });
    expect(await l3.evaluate(toolExec(1, ["odd"]))).toMatchObject({
      verdict: "block",
      reason: "L3 unavailable (the cassette has no answer to this request); fail-closed",
    });
    expect(server.requests).toEqual([]);
  });

  it("works with judges of one's own, in both tiers and whatever they answer", async () => {
    const cassette = newPath();
    const risk = { category: "data_leak", name: "Credential or sensitive file access", riskType: "atomic" } as const;
    const action = { kind: "DenyExec", target: "odd" } as const;
    const l2 = judge("Llm", (raw) => ({ verdict: raw.includes("up") ? "escalate" : "allow", rule: "mine" }));
    const l3 = judge("Agent", () => ({ verdict: "block", severity: "critical", risk, action }));
    const events = [toolExec(1, ["odd", "up"]), toolExec(1, ["odd", "ok"])];
    const recorder = Sentry.create(rule, { l2, l3, cassette, mode: "record" });
    const recorded = [await recorder.evaluate(events[0] ?? ""), await recorder.evaluate(events[1] ?? "")];
    expect(recorded).toMatchObject([
      { verdict: "block", tier: "Agent", action, risk },
      { verdict: "allow", rule: "mine" },
    ]);
    const replayer = Sentry.create(rule, { l2: noTier, l3: { ...noTier, tier: "Agent" }, cassette });
    expect([await replayer.evaluate(events[0] ?? ""), await replayer.evaluate(events[1] ?? "")]).toEqual(recorded);
  });

  it("replays what was investigated at the same time, too", async () => {
    const cassette = newPath();
    const policyText = `speculate = "low"\nfail_closed = true\n${rule}`;
    const l2 = judge("Llm", (raw) => ({ verdict: raw.includes("bad") ? "block" : "escalate" }));
    const l3: Judge = {
      tier: "Agent",
      judge: ({ raw }, { signal }) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason));
          const decision = { verdict: "allow", tier: "Agent", severity: "info", reason: "own: fine" } as const;
          if (!raw.includes("bad")) setImmediate(resolve, decision);
        }),
    };
    const events = [toolExec(1, ["odd", "bad"]), toolExec(1, ["odd", "good"])];
    const recorder = Sentry.create(policyText, { l2, l3, cassette, mode: "record" });
    const recorded = await Promise.all(events.map((event) => recorder.evaluate(event)));
    expect(recorded.map((decision) => decision?.verdict)).toEqual(["block", "allow"]);
    const replayer = Sentry.create(policyText, { l2: noTier, l3: { ...noTier, tier: "Agent" }, cassette });
    expect(await Promise.all(events.map((event) => replayer.evaluate(event)))).toEqual(recorded);
    expect(JSON.parse(readFileSync(cassette, "utf8")).entries).toHaveLength(3);
  });

  it("keeps no answer of a tier that is unavailable, answers no decision, or is aborted", async () => {
    const cassette = newPath();
    const failing: Judge = { tier: "Llm", judge: () => Promise.reject(new Error("down")) };
    const wrong = { tier: "Llm", judge: () => ({ verdict: "ALLOW" }) } as unknown as Judge;
    const controller = new AbortController();
    const aborted: Judge = {
      tier: "Llm",
      judge: () => {
        controller.abort();
        return { verdict: "allow", tier: "Llm", severity: "info", reason: "late" };
      },
    };
    const endpoint = await serve((_, response) => sendJson(response, "{}", 401));
    await sentryOf(endpoint.url, { cassette, mode: "record" }).evaluate(toolExec(1, ["odd"]));
    for (const l2 of [failing, wrong]) {
      const decision = await Sentry.create(rule, { l2, cassette, mode: "record" }).evaluate(toolExec(1, ["odd"]));
      expect(decision?.reason).toMatch(/^L2 unavailable/);
    }
    const { signal } = controller;
    const late = Sentry.create(rule, { l2: aborted, cassette, mode: "record" });
    await expect(late.evaluate(toolExec(1, ["odd"]), { signal })).rejects.toThrow();
    expect(JSON.parse(readFileSync(cassette, "utf8")).entries).toEqual([]);
  });

  it("has the same text in whatever order the answers come, and keeps what others record meanwhile", async () => {
    const events = Array.from({ length: 40 }, (_, index) => toolExec(1, [`odd ${index}`]));
    const l2: Judge = {
      tier: "Llm",
      judge: async ({ raw }) => {
        for (let turns = Number(/odd (\d+)/.exec(raw)?.[1]) % 7; turns > 0; turns--) await Promise.resolve();
        return { verdict: "allow", tier: "Llm", severity: "info", reason: raw };
      },
    };
    const texts = await Promise.all(
      [events, [...events].reverse()].map(async (order) => {
        const cassette = newPath();
        const judges = [0, 1].map(() => Sentry.create(rule, { l2, cassette, mode: "record" }));
        await Promise.all(order.map((event, index) => judges[index % 2]?.evaluate(event)));
        return readFileSync(cassette, "utf8");
      }),
    );
    expect(JSON.parse(texts[0] ?? "").entries).toHaveLength(40);
    expect(texts[0]).toBe(texts[1]);
  });

  it("replaces an answer that is recorded again, and keeps the others", async () => {
    const cassette = newPath();
    const record = (reason: string, event: string) =>
      Sentry.create(rule, { l2: judge("Llm", () => ({ reason })), cassette, mode: "record" }).evaluate(event);
    await record("first", toolExec(1, ["odd"]));
    await record("other", toolExec(1, ["odd", "other"]));
    await record("second", toolExec(2, ["odd"]));
    const { entries } = JSON.parse(readFileSync(cassette, "utf8"));
    expect(entries.map((entry: { decision: Decision }) => entry.decision.reason).sort()).toEqual(["other", "second"]);
  });

  it("is readable by its owner alone, follows a link, and leaves no other file behind", async () => {
    const own = join(folder, "own");
    mkdirSync(own);
    const link = join(own, "link.json");
    const target = join(own, "target.json");
    writeFileSync(target, '{"format":"sentry-cassette","version":1,"entries":[]}');
    symlinkSync(target, link);
    const sentry = Sentry.create(rule, { l2: judge("Llm", () => ({})), cassette: link, mode: "record" });
    await sentry.evaluate(toolExec(1, ["odd"]));
    expect(readdirSync(own).sort()).toEqual(["link.json", "target.json"]);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(target, "utf8")).entries).toHaveLength(1);
  });

  it("is unavailable, loudly, where an answer cannot be kept", async () => {
    const gone = join(folder, "gone");
    mkdirSync(gone);
    const sentry = Sentry.create(rule, {
      l2: judge("Llm", () => ({})),
      cassette: join(gone, "c.json"),
      mode: "record",
    });
    rmSync(gone, { recursive: true });
    expect((await sentry.evaluate(toolExec(1, ["odd"])))?.reason).toContain(
      `L2 unavailable: writing cassette ${join(gone, "c.json")}: no such directory`,
    );
  });

  it("lets a block stand that cannot be kept", async () => {
    const gone = join(folder, "gone");
    mkdirSync(gone);
    const cassette = join(gone, "c.json");
    const l2 = judge("Llm", () => ({ verdict: "block" }));
    const sentry = Sentry.create(rule, { l2, cassette, mode: "record" });
    rmSync(gone, { recursive: true });
    expect(await sentry.evaluate(toolExec(1, ["odd"]))).toMatchObject({
      verdict: "block",
      reason: `own: Llm [not recorded: writing cassette ${cassette}: no such directory]`,
    });
  });

  const request = "0".repeat(64);
  const decision = { verdict: "allow", tier: "Llm", severity: "info", reason: "x" };
  const entry = { request, kind: "Dns", decision };
  const file = (entries: unknown) => JSON.stringify({ format: "sentry-cassette", version: 1, entries });

  it.each([
    ["", "it is not JSON"],
    ["{", "it is not JSON"],
    ["[]", 'it is not a cassette: "format" must be "sentry-cassette"'],
    ["null", 'it is not a cassette: "format" must be "sentry-cassette"'],
    ['{"format":"sentry-cassette","version":2,"entries":[]}', "its version is unknown: expected 1; record it anew"],
    ['{"format":"sentry-cassette","version":1}', '"entries" must be a list'],
    [file([null]), "entry 1: it must be an object"],
    [file([{ ...entry, request: "X" }]), 'entry 1: "request" must be 64 hexadecimal digits'],
    [file([{ ...entry, kind: 1 }]), 'entry 1: "kind" must be a text'],
    [file([{ ...entry, decision: undefined }]), 'entry 1: "decision" must be an object'],
    [
      file([{ ...entry, decision: { ...decision, verdict: "ALLOW" } }]),
      "entry 1: its verdict must be one of allow, block, escalate",
    ],
    [
      file([{ ...entry, decision: { ...decision, severity: 1 } }]),
      "entry 1: its severity must be one of info, low, medium, high, critical",
    ],
    [file([{ ...entry, decision: { ...decision, tier: "Rules" } }]), "entry 1: its tier must be one of Llm, Agent"],
    [file([{ ...entry, decision: { ...decision, reason: null } }]), "entry 1: its reason must be a text"],
    [file([{ ...entry, decision: { ...decision, rule: 1 } }]), "entry 1: its rule must be a text"],
    [file([{ ...entry, decision: { ...decision, action: null } }]), "entry 1: its action must be an object"],
    [file([{ ...entry, decision: { ...decision, risk: null } }]), "entry 1: its risk must be an object"],
    [file([entry, entry]), "entry 2: its request has an answer already"],
  ])("refuses %s", (text, problem) => {
    const cassette = newPath();
    writeFileSync(cassette, text);
    for (const mode of ["record", "replay"] as const) {
      const create = () => Sentry.create(rule, { cassette, mode });
      expect(create).toThrow(CassetteError);
      expect(create).toThrow(`reading cassette ${cassette}: ${problem}`);
      expect(readFileSync(cassette, "utf8")).toBe(text);
    }
  });

  it("says what cannot be opened, and refuses options that say nothing", () => {
    const missing = newPath();
    expect(() => Sentry.create(rule, { cassette: missing })).toThrow(
      `reading cassette ${missing}: no such file; record it with mode "record"`,
    );
    expect(() => Sentry.create(rule, { cassette: folder })).toThrow(`reading cassette ${folder}: is a directory`);
    const path = join(folder, "none", "c.json");
    expect(() => Sentry.create(rule, { cassette: path, mode: "record" })).toThrow(
      `writing cassette ${path}: no such directory`,
    );
    expect(() => Sentry.create(rule, { mode: "replay" })).toThrow("cassette must be the path of a file");
    expect(() => Sentry.create(rule, { cassette: "" })).toThrow("cassette must be the path of a file");
    expect(() => Sentry.create(rule, { cassette: missing, mode: "play" as "replay" })).toThrow(
      'mode must be "record" or "replay"',
    );
  });
});
