import { eventKinds, parseEvent, subjectOf } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";

function line(kind: string, fields: string): string {
  return `{"event":{"${kind}":{${fields}}}}`;
}

/** The parsed fields, or null where the event is not judged. */
function parsed(kind: string, fields: string): unknown {
  return parseEvent(line(kind, fields))?.data ?? null;
}

describe("parseEvent", () => {
  it("reads the event of the collector as it comes", () => {
    const raw =
      '{"identity":{"agent":"python3","task":"1903","session":null},"provider":null,"event":{"ToolExec":{"pid":1903,"argv":["bash","-c","id"],"cwd":"/"}}}';
    expect(parseEvent(raw)).toEqual({
      kind: "ToolExec",
      data: { pid: 1903, argv: ["bash", "-c", "id"], argvTruncated: false, argvIncomplete: false },
      identity: { agent: "python3", task: "1903" },
      raw,
    });
  });

  it("keeps the line as it came, blanks and all", () => {
    const raw = ` \t${line("Dns", '"pid":1,"query":"a"')}\r\n`;
    expect(parseEvent(raw)?.raw).toBe(raw);
  });

  it.each([
    ["ToolExec", '"pid":1', { pid: 1, argv: [], argvTruncated: false, argvIncomplete: false }],
    ["ToolExec", '"pid":1,"argv_truncated":true', { pid: 1, argv: [], argvTruncated: true, argvIncomplete: false }],
    ["ToolExec", '"pid":1,"argv_incomplete":true', { pid: 1, argv: [], argvTruncated: false, argvIncomplete: true }],
    ["Egress", '"pid":1,"peer":"h"', { pid: 1, peer: "h", port: 0 }],
    ["Dns", '"pid":1,"query":"q"', { pid: 1, query: "q" }],
    ["FileAccess", '"pid":1,"path":"/p"', { pid: 1, path: "/p", write: false }],
    ["SslContent", '"pid":1', { pid: 1, content: "", isRead: false }],
    ["SecurityAction", '"pid":1,"kind":"ptrace"', { pid: 1, kind: "ptrace", detail: 0n }],
    ["LlmActivations", '"pid":1', { pid: 1, layer: 0, features: [] }],
    ["LlmActivations", '"pid":1,"layer":7,"features":[[3,0.5]]', { pid: 1, layer: 7, features: [[3, 0.5]] }],
  ])("fills in the defaults of %s {%s}", (kind, fields, data) => {
    expect(parsed(kind, fields)).toEqual(data);
  });

  it.each([
    ["ToolExec", '"argv":["a"]'],
    ["Egress", '"pid":1'],
    ["Dns", '"pid":1'],
    ["FileAccess", '"pid":1'],
    ["SecurityAction", '"pid":1'],
    ["LlmActivations", '"layer":1'],
    ["SslContent", '"content":"a"'],
  ])("does not judge %s {%s}: a required field is missing", (kind, fields) => {
    expect(parsed(kind, fields)).toBeNull();
  });

  it.each([
    ["ToolExec", '"pid":-1'],
    ["ToolExec", '"pid":1.5'],
    ["ToolExec", '"pid":4294967296'],
    ["ToolExec", '"pid":"1"'],
    ["ToolExec", '"pid":null'],
    ["ToolExec", '"pid":1e999'],
    ["ToolExec", '"pid":1,"argv":"ls"'],
    ["ToolExec", '"pid":1,"argv":null'],
    ["ToolExec", '"pid":1,"argv":["a",1]'],
    ["ToolExec", '"pid":1,"argv":{"0":"a"}'],
    ["ToolExec", '"pid":1,"argv_truncated":1'],
    ["ToolExec", '"pid":1,"argv_incomplete":"true"'],
    ["Egress", '"pid":1,"peer":"h","port":65536'],
    ["Egress", '"pid":1,"peer":"h","port":"80"'],
    ["Egress", '"pid":1,"peer":"h","port":null'],
    ["Egress", '"pid":1,"peer":["h"]'],
    ["Dns", '"pid":1,"query":1'],
    ["FileAccess", '"pid":1,"path":"/p","write":0'],
    ["SslContent", '"pid":1,"content":null'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":-1'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":1.5'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":18446744073709551616'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":1e400'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":9007199254740993.5'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":"1"'],
    ["LlmActivations", '"pid":1,"layer":-1'],
    ["LlmActivations", '"pid":1,"features":[[1]]'],
    ["LlmActivations", '"pid":1,"features":[[1,2,3]]'],
    ["LlmActivations", '"pid":1,"features":[["1",2]]'],
    ["LlmActivations", '"pid":1,"features":[[1,1e999]]'],
    ["LlmActivations", '"pid":1,"features":{}'],
  ])("does not judge %s {%s}: a field of the wrong type or range", (kind, fields) => {
    expect(parsed(kind, fields)).toBeNull();
  });

  it.each([
    ["ToolExec", '"pid":4294967295,"argv":[""]'],
    ["ToolExec", '"pid":0'],
    ["ToolExec", '"pid":1.0'],
    ["Egress", '"pid":1,"peer":"h","port":65535'],
    ["SecurityAction", '"pid":1,"kind":"k","detail":18446744073709551615'],
    ["LlmActivations", '"pid":1,"features":[[4294967295,-1e300]]'],
    ["Dns", '"pid":1,"query":"","query2":[{}]'],
  ])("judges %s {%s}", (kind, fields) => {
    expect(parsed(kind, fields)).not.toBeNull();
  });

  it.each([
    "",
    "   ",
    "# comment",
    "null",
    "[]",
    "[{}]",
    '"{}"',
    "{",
    "{}",
    '{"event":null}',
    '{"event":[]}',
    '{"event":{}}',
    '{"event":"CollectorHeartbeat"}',
    '{"event":{"ToolExec":null}}',
    '{"event":{"ToolExec":[]}}',
    '{"event":{"LlmCall":{"pid":1}}}',
    '{"event":{"ProcessExit":{"pid":1}}}',
    '{"event":{"FileDelete":{"pid":1,"path":"/"}}}',
    '{"event":{"toolexec":{"pid":1}}}',
    '{"event":{"Dns":{"pid":1,"query":"q"},"ToolExec":{"pid":1}}}',
    '{"event":{"Dns":{"pid":1,"query":"q"},"LlmCall":{}}}',
    '{"event":{"__proto__":{"pid":1}}}',
    '{"event":{"constructor":{"pid":1}}}',
    '{"Dns":{"pid":1,"query":"q"}}',
    '{"event":{"Dns":{"pid":1,"query":"q"}}} trailing',
    '{"event":{"Dns":{"pid":1,"query":"q"}},}',
  ])("does not judge %j", (text) => {
    expect(parseEvent(text)).toBeNull();
  });

  it.each([
    ['"identity":null', {}],
    ['"identity":{}', {}],
    ['"identity":{"agent":"a","task":"t","session":"s","other":1}', { agent: "a", task: "t", session: "s" }],
    ['"identity":{"agent":null}', {}],
  ])("reads %s", (member, identity) => {
    expect(parseEvent(`{${member},"event":{"Dns":{"pid":1,"query":"q"}}}`)?.identity).toEqual(identity);
  });

  it.each(['"identity":"a"', '"identity":[]', '"identity":{"agent":1}', '"identity":{"task":{}}', '"provider":1'])(
    "does not judge an event with %s",
    (member) => {
      expect(parseEvent(`{${member},"event":{"Dns":{"pid":1,"query":"q"}}}`)).toBeNull();
    },
  );

  it("ignores members of the envelope that it does not know", () => {
    const text = '{"workload":[1],"process":{"event":1},"provider":"openai","event":{"Dns":{"pid":1,"query":"q"}}}';
    expect(parseEvent(text)).toMatchObject({ kind: "Dns", provider: "openai" });
  });

  it("has a subject for every kind", () => {
    const subjects = {
      ToolExec: ['"pid":1,"argv":["rm","-rf","/"]', "rm -rf /"],
      Egress: ['"pid":1,"peer":"1.2.3.4","port":80', "1.2.3.4:80"],
      Dns: ['"pid":1,"query":"a.example"', "a.example"],
      FileAccess: ['"pid":1,"path":"/etc/shadow"', "/etc/shadow"],
      SslContent: ['"pid":1,"content":"body"', "body"],
      SecurityAction: ['"pid":1,"kind":"setuid-root"', "setuid-root 0"],
      LlmActivations: ['"pid":1,"layer":12,"features":[[1,1],[2,1]]', "2 sae features @L12"],
    } as const;
    for (const kind of eventKinds) {
      const event = parseEvent(line(kind, subjects[kind][0]));
      expect(event && subjectOf(event)).toBe(subjects[kind][1]);
    }
  });

  it.each([
    ["9007199254740993", "9007199254740993"],
    ["18446744073709551615", "18446744073709551615"],
    ["18446744073709550001", "18446744073709550001"],
    ["1e19", "10000000000000000000"],
    ["12345678901234567.50e1", "123456789012345675"],
    ["-0", "0"],
    ["0.0", "0"],
    ["70e-1", "7"],
  ])("keeps every digit of a detail of %s", (source, digits) => {
    const event = parseEvent(line("SecurityAction", `"pid":1,"kind":"k","detail":${source}`));
    expect(event && subjectOf(event)).toBe(`k ${digits}`);
  });

  it.each([
    '{"detail":9007199254740995,"event":{"SecurityAction":{"nested":{"detail":9007199254740997},"kind":"k","pid":1,"list":[{"detail":3}],"detail":9007199254740993}}}',
    '{"event":{"SecurityAction":{"detail":9007199254740995,"kind":"\\"detail\\":1","pid":1,"\\u0064etail":9007199254740993,"x":["event","SecurityAction","detail",9007199254740999]}}}',
    '{"event":{"SecurityAction":{"pid":1,"kind":"j","detail":9007199254740995}},"event":{"SecurityAction":{"pid":1,"kind":"k","detail":9007199254740993}}}',
  ])("finds the detail that JSON.parse finds in %s", (text) => {
    const event = parseEvent(text);
    expect(event?.kind === "SecurityAction" && event.data.detail).toBe(9007199254740993n);
  });
});

describe("parseEvent of a huge line", () => {
  const huge = '\\\\\\"'.repeat(2_500_000);

  it("finds the digits behind strings of any length", () => {
    const event = parseEvent(line("SecurityAction", `"pid":1,"note":"${huge}","kind":"k","detail":9007199254740993`));
    expect(event?.kind === "SecurityAction" && event.data.detail).toBe(9007199254740993n);
  });

  it("never throws, whatever the length of a number, the depth or the blanks", () => {
    const detail = (digits: string) => line("SecurityAction", `"pid":1,"kind":"k","detail":${digits}`);
    expect(parseEvent(detail(`0.${"0".repeat(5_000_000)}1e5000017`))).toBeNull();
    expect(parseEvent(detail("9".repeat(5_000_000)))).toBeNull();
    expect(parseEvent(`${" ".repeat(5_000_000)}x${" ".repeat(5_000_000)}`)).toBeNull();
    expect(
      parseEvent(`{"x":${"[".repeat(100_000)}${"]".repeat(100_000)},"event":{"Dns":{"pid":1,"query":"q"}}}`)?.kind,
    ).toBe("Dns");
  });
});

describe("parseEvent of an object", () => {
  it("judges what JSON.parse gave, and keeps its text", () => {
    const object = { provider: "p", event: { Egress: { pid: 1, peer: "h", port: 80 } }, extra: [1] };
    expect(parseEvent(object)).toEqual({
      kind: "Egress",
      data: { pid: 1, peer: "h", port: 80 },
      identity: {},
      provider: "p",
      raw: JSON.stringify(object),
    });
  });

  it("takes 64-bit integers as bigints", () => {
    const event = parseEvent({ event: { SecurityAction: { pid: 1n, kind: "k", detail: 18446744073709551615n } } });
    expect(event && subjectOf(event)).toBe("k 18446744073709551615");
    expect(event?.raw).toContain('"detail":18446744073709551615');
    expect(parseEvent({ event: { SecurityAction: { pid: 1, kind: "k", detail: 18446744073709551616n } } })).toBeNull();
  });

  it("still judges the largest details after JSON.parse has rounded them out of range", () => {
    const text = line("SecurityAction", '"pid":1,"kind":"k","detail":18446744073709551615');
    const event = parseEvent(JSON.parse(text) as object);
    expect(event && subjectOf(event)).toBe("k 18446744073709551615");
  });

  it("judges an event with a cycle, or a getter that throws, in a member that nobody judges", () => {
    const event: Record<string, unknown> = { event: { Dns: { pid: 1, query: "q" } } };
    event.self = event;
    expect(parseEvent(event)?.data).toEqual({ pid: 1, query: "q" });
    const trap = {
      event: { Dns: { pid: 1, query: "q" } },
      get extra(): never {
        throw new Error("no");
      },
    };
    expect(parseEvent(trap)?.data).toEqual({ pid: 1, query: "q" });
  });

  it("reads a getter once, so that what is judged is what is kept", () => {
    let reads = 0;
    const event = parseEvent({
      event: {
        Dns: {
          pid: 1,
          get query() {
            reads++;
            return `q${reads}`;
          },
        },
      },
    });
    expect(event?.data).toEqual({ pid: 1, query: "q1" });
    expect(event?.raw).toContain('"q1"');
  });

  it("does not see what was put on Object.prototype", () => {
    const prototype = Object.prototype as Record<string, unknown>;
    prototype.argv_truncated = "yes";
    prototype.query = "polluted";
    prototype.identity = 1;
    try {
      expect(parseEvent(line("ToolExec", '"pid":1'))?.data).toMatchObject({ argvTruncated: false });
      expect(parseEvent(line("Dns", '"pid":1'))).toBeNull();
      expect(parseEvent({ event: { Dns: { pid: 1 } } })).toBeNull();
    } finally {
      delete prototype.argv_truncated;
      delete prototype.query;
      delete prototype.identity;
    }
  });

  it("does not pollute anything", () => {
    const event = parseEvent(
      '{"event":{"Dns":{"pid":1,"query":"q","__proto__":{"polluted":1}}},"__proto__":{"polluted":1}}',
    );
    expect(event?.data).toEqual({ pid: 1, query: "q" });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("never throws on a hostile object", () => {
    const thrower = new Proxy(
      {},
      {
        get() {
          throw new Error("get");
        },
        ownKeys() {
          throw new Error("ownKeys");
        },
        getOwnPropertyDescriptor() {
          throw new Error("descriptor");
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    const cyclicField: Record<string, unknown> = { pid: 1, query: "q" };
    cyclicField.query = cyclicField;
    const hostile: unknown[] = [
      thrower,
      revoked.proxy,
      { event: thrower },
      { event: { Dns: thrower } },
      { event: { Dns: cyclicField } },
      { event: { Dns: { pid: 1, query: deep } } },
      { toJSON: () => 1n },
      {
        toJSON() {
          throw new Error("toJSON");
        },
      },
      { toJSON: () => undefined },
      [],
      () => "event",
      null,
      undefined,
      1,
      Symbol("event"),
      new Map([["event", {}]]),
    ];
    for (const value of hostile) expect(parseEvent(value as object)).toBeNull();
  });

  it("judges an event beside a member that is nested too deep to write", () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(parseEvent({ event: { Dns: { pid: 1, query: "q" } }, deep })?.data).toEqual({ pid: 1, query: "q" });
  });
});
