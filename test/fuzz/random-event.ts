import { dns, egress, fileAccess, securityAction, sslContent, toolExec } from "@a3s/sentry-core";
import { mutateText } from "./mutate-text.js";
import type { Random } from "./random.js";
import { randomTokens, randomUnits } from "./random-text.js";

const words = [
  ...[
    "bash",
    "-c",
    "curl",
    "http://203.0.113.5/x.sh",
    "|",
    "sh",
    "rm",
    "-rf",
    "/",
    "nc",
    "-e",
    "/bin/sh",
    "ls",
    "cat",
    "/etc/shadow",
  ],
  ...[
    "169.254.169.254",
    "example.com",
    "ptrace",
    "setuid-root",
    "dd",
    "of=/dev/sda",
    "-----BEGIN RSA PRIVATE KEY-----",
    "AKIAIOSFODNN7EXAMPLE",
  ],
  ...[
    "ignore all previous instructions",
    ":(){ :|:& };:",
    "x".repeat(100),
    "\n",
    "\u0000",
    "\u202e",
    "é",
    "😀",
    "\ud800",
    "İ",
    "ſ",
    "",
  ],
];

/** Values that a field of an event may hold by mistake. */
const oddValues = [null, true, 0, -1, 1.5, 4294967296, 1e300, "", "1903", [], {}, [[]], ["a", 1], { a: 1 }];

/** A line of the collector's output, sound or damaged. */
export function randomEventLine(random: Random): string {
  const form = random.below(100);
  if (form < 40) return soundLine(random);
  if (form < 60) return oddLine(random);
  if (form < 90) return mutateText(soundLine(random), random);
  if (form < 95) return randomTokens(random);
  return randomUnits(random);
}

function soundLine(random: Random): string {
  const pid = random.below(2 ** 32);
  const text = () =>
    Array.from({ length: 1 + random.below(5) }, () => random.pick(words)).join(random.pick([" ", "", "."]));
  return random.pick([
    () =>
      toolExec(
        pid,
        Array.from({ length: random.below(6) }, () => random.pick(words)),
        { agent: random.pick(words) },
      ),
    () => egress(pid, text(), random.below(65536)),
    () => dns(pid, text()),
    () => fileAccess(pid, text(), random.chance(0.5)),
    () => sslContent(pid, text(), random.chance(0.5), { provider: random.pick(words) }),
    () => securityAction(pid, text(), random.below(1000)),
    () =>
      JSON.stringify({
        event: {
          LlmActivations: {
            pid,
            layer: 3,
            features: [
              [1, 0.5],
              [random.below(100), 2],
            ],
          },
        },
      }),
    () => JSON.stringify({ event: { ToolExec: { pid, argv: [text(), text()], argv_truncated: true } } }),
  ])();
}

/** A line of which one member, at some depth, is gone, is of another type, or is there twice. */
function oddLine(random: Random): string {
  const event: unknown = JSON.parse(soundLine(random));
  let place = event as Record<string, unknown>;
  for (let depth = random.below(4); depth > 0; depth -= 1) {
    const inner = place[random.pick(Object.keys(place))];
    if (typeof inner !== "object" || inner === null || Object.keys(inner).length === 0) break;
    place = inner as Record<string, unknown>;
  }
  const keys = Object.keys(place);
  const key =
    random.chance(0.8) && keys.length > 0
      ? random.pick(keys)
      : random.pick(["__proto__", "Dns", "pid", "constructor", "LlmCall"]);
  if (random.chance(0.2)) delete place[key];
  else
    Object.defineProperty(place, key, {
      value: random.pick(oddValues),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const line = JSON.stringify(event);
  return random.chance(0.1) ? line.replace(/"pid":\d+/, "$&,$&") : line;
}
