type Check = (value: unknown) => boolean;

const integerUpTo =
  (max: number): Check =>
  (value) =>
    typeof value === "number" && value >= 0 && value <= max && Math.floor(value) === value;
const u16 = integerUpTo(65_535);
const u32 = integerUpTo(4_294_967_295);
// The limit is checked in the tests of the parser with exact digits; here the numbers keep away from it.
const u64: Check = (value) => integerUpTo(2 ** 64)(value) && value !== 2 ** 64;
const string: Check = (value) => typeof value === "string";
const bool: Check = (value) => typeof value === "boolean";
const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const feature: Check = (value) =>
  Array.isArray(value) &&
  value.length === 2 &&
  u32(value[0]) &&
  typeof value[1] === "number" &&
  Number.isFinite(value[1]);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const fieldChecks = new Map<string, Record<string, Check>>([
  [
    "ToolExec",
    { pid: u32, argv: optional(listOf(string)), argv_truncated: optional(bool), argv_incomplete: optional(bool) },
  ],
  ["Egress", { pid: u32, peer: string, port: optional(u16) }],
  ["Dns", { pid: u32, query: string }],
  ["FileAccess", { pid: u32, path: string, write: optional(bool) }],
  ["SslContent", { pid: u32, content: optional(string), is_read: optional(bool) }],
  ["SecurityAction", { pid: u32, kind: string, detail: optional(u64) }],
  ["LlmActivations", { pid: u32, layer: optional(u32), features: optional(listOf(feature)) }],
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const textOrNull: Check = (value) => value === undefined || value === null || typeof value === "string";

/** Says independently of the parser whether a line is an event that is judged. */
export function isJudgedEvent(line: string): boolean {
  if (!line.trim().startsWith("{")) return false;
  let envelope: unknown;
  try {
    envelope = JSON.parse(line.trim());
  } catch {
    return false;
  }
  if (!isRecord(envelope)) return false;
  const member = (record: Record<string, unknown>, name: string) =>
    Object.hasOwn(record, name) ? record[name] : undefined;

  const identity = member(envelope, "identity") ?? {};
  if (!isRecord(identity)) return false;
  if (!["agent", "task", "session"].every((name) => textOrNull(member(identity, name)))) return false;
  if (!textOrNull(member(envelope, "provider"))) return false;

  const event = member(envelope, "event");
  if (!isRecord(event)) return false;
  const kinds = Object.keys(event);
  const checks = fieldChecks.get(kinds[0] ?? "");
  const fields = member(event, kinds[0] ?? "");
  if (kinds.length !== 1 || checks === undefined || !isRecord(fields)) return false;
  return Object.entries(checks).every(([name, check]) => check(member(fields, name)));
}
