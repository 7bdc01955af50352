import { describe, expect, it } from "vitest";
import { checkDecoder, type Outcome } from "./check-decoder.js";
import { damaged, singleDamages } from "./damage.js";
import { Random } from "./random.js";
import { randomLine } from "./random-line.js";

// `EVENT_FUZZ_FACTOR` multiplies the number of random lines, `EVENT_FUZZ_SEED` chooses others.
const factor = Number(process.env.EVENT_FUZZ_FACTOR ?? 1);
const seed = Number(process.env.EVENT_FUZZ_SEED ?? 20_240);

const seeds = [
  '{"identity":{"agent":"python3","task":"1903","session":null},"provider":null,"event":{"ToolExec":{"pid":1903,"argv":["bash","-c","id"],"cwd":"/"}}}',
  '{"event":{"Egress":{"pid":1,"peer":"169.254.169.254","port":80}},"provider":"a"}',
  '{"event":{"FileAccess":{"pid":4294967295,"path":"/etc/\\n\\u0041","write":true}}}',
  '{"a":[1,{"b":-0.5e+1},"\\u00e9é"],"event":{"SecurityAction":{"kind":"ptrace","detail":12345,"pid":1}}}',
  '{"event":{"ProcessExit":{"pid":1,"code":[0]}}}',
  '{"event":{"Dns":{"pid":1,"query":"a"},"X":0}',
  '{"event":{"Dns":{"pid":1,"query":"a"}},"event":{"X":{"a":{}}}}',
];

type Counts = Record<Outcome, number>;

function checkAll(lines: Iterable<Uint8Array>, random: Random): Counts {
  const counts: Counts = { event: 0, null: 0, plain: 0 };
  for (const line of lines) {
    const { outcome, problem } = checkDecoder(line, random);
    if (problem !== undefined) expect.fail(problem);
    counts[outcome] += 1;
  }
  return counts;
}

function* randomLines(count: number, random: Random): Generator<Uint8Array> {
  for (let made = 0; made < count; made += 1) {
    const line = Buffer.from(randomLine(random, random.pick([20, 60, 200])));
    yield random.once(3) ? damaged(line, random) : line;
  }
}

describe("decoding bytes", () => {
  it.each<[Outcome, string]>([
    ["event", '{"event":{"Dns":{"pid":1,"query":"a"}}}'],
    ["event", ' {\t"event" :\n{ "Dns" : { "query" : "a\\n\\u0041\\"" , "pid" : 0 } } } \r\n'],
    ["event", '{"x":[{"a":[[],{}]},"é\\ud800",-0.5e+9,true,null],"event":{"Dns":{"a":"é","pid":1,"query":"a"}}}'],
    ["event", '{"event":{"SecurityAction":{"detail":9007199254740991,"pid":4294967295,"kind":"a"}},"identity":null}'],
    ["null", '{"event":{"ProcessExit":{"pid":1}},"provider":"a","identity":{"agent":null,"a":1}}'],
    ["null", "{}"],
    ["null", " \r\n"],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"é"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"\\u00e9"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a"},"Dns":{"pid":1,"query":"b"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a","quer\\u0079":"b"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a","query":"b"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a"}},"event":{"Dns":{"pid":1,"query":"b"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a"}},"\\u0065vent":{"Dns":{"pid":1,"query":"b"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a"},"X":}'],
    ["plain", '{"event":{"Dns":{"pid":1.0,"query":"a"}}}'],
    ["plain", '{"event":{"Dns":{"pid":4294967296,"query":"a"}}}'],
    ["plain", '{"event":{"SecurityAction":{"detail":9007199254740992,"pid":1,"kind":"a"}}}'],
    ["plain", '{"event":{"ToolExec":{"pid":1,"argv":["a"],"argv_truncated":true}}}'],
    ["plain", '{"event":{"LlmActivations":{"pid":1}}}'],
    ["event", `{"a":${"[".repeat(31)}${"]".repeat(31)},"event":{"Dns":{"pid":1,"query":"a"}}}`],
    ["plain", `{"a":${"[".repeat(32)}${"]".repeat(32)},"event":{"Dns":{"pid":1,"query":"a"}}}`],
    ["plain", '\ufeff{"event":{"Dns":{"pid":1,"query":"a"}}}'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a"}}}\u0000'],
    ["plain", '{"event":{"Dns":{"pid":1,"query":"a"}}'],
    ["plain", "[]"],
  ])("gives %s for %s", (expected, line) => {
    const { outcome, problem } = checkDecoder(Buffer.from(line), new Random(seed));
    expect(problem).toBeUndefined();
    expect(outcome).toBe(expected);
  });

  it("never differs from the plain path on random lines, and seldom needs it for ordinary ones", () => {
    const count = Math.ceil(150_000 * factor);
    const counts = checkAll(randomLines(count, new Random(seed)), new Random(seed));
    expect(counts.event).toBeGreaterThan(count / 10);
    expect(counts.null).toBeGreaterThan(count / 50);
    expect(counts.plain).toBeGreaterThan(count / 10);
  });

  it.each(seeds)("never differs from the plain path on one line with every single damage: %s", (line) => {
    const { event, plain } = checkAll(singleDamages(Buffer.from(line)), new Random(seed));
    expect(event + plain).toBeGreaterThan(1_000);
  });
});
