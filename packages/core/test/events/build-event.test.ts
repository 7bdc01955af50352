import { dns, egress, fileAccess, parseEvent, securityAction, sslContent, subjectOf, toolExec } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";

describe("the builders", () => {
  it.each([
    [toolExec(1, ["ls", "-la"]), "ls -la"],
    [egress(1, "h"), "h:0"],
    [egress(1, "h", 443), "h:443"],
    [fileAccess(1, "/a", true), "/a"],
    [dns(1, "a.example"), "a.example"],
    [sslContent(1, 'quote " and \n', true), 'quote " and \n'],
    [securityAction(1, "ptrace"), "ptrace 0"],
    [securityAction(1, "ptrace", 7), "ptrace 7"],
    [securityAction(1, "ptrace", 18446744073709551615n), "ptrace 18446744073709551615"],
  ])("writes %s", (text, subject) => {
    const event = parseEvent(text);
    expect(event && subjectOf(event)).toBe(subject);
    expect(text).not.toContain("\n");
  });

  it("writes who acted", () => {
    const event = parseEvent(dns(1, "q", { agent: "python3", provider: "openai" }));
    expect(event).toMatchObject({ identity: { agent: "python3" }, provider: "openai" });
    expect(JSON.parse(egress(1, "h", 80, { agent: "a" }))).toEqual({
      identity: { agent: "a", task: null, session: null },
      provider: null,
      event: { Egress: { pid: 1, peer: "h", port: 80 } },
    });
  });

  it.each([
    () => toolExec(-1, []),
    () => toolExec(undefined as unknown as number, ["a"]),
    () => toolExec(1, [1 as unknown as string]),
    () => egress(1, "h", 65536),
    () => securityAction(1, "k", 2 ** 53),
    () => securityAction(1, "k", -1n),
    () => fileAccess(1, "/a", "w" as unknown as boolean),
  ])("refuses an event that would not be judged (%#)", (build) => {
    expect(build).toThrow(TypeError);
  });

  it("says what it expected", () => {
    expect(() => toolExec(1, "ls -l" as unknown as string[])).toThrow("ToolExec argv: expected a list of texts");
    expect(() => toolExec(-1, [])).toThrow("ToolExec pid: expected an integer from 0 to 4294967295");
  });
});
