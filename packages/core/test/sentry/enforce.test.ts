import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EnforceError, egress, fileAccess, Sentry, toolExec } from "@a3s/sentry-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sentry-judge-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const policy = (extra = "") => `
  deny { egress = concat(env("DIR"), "/egress"), file = concat(env("DIR"), "/file"), exec = concat(env("DIR"), "/exec") }
  ${extra}
`;
const judge = (extra = "", options = {}) => Sentry.create(policy(extra), { env: { DIR: folder }, ...options });
const text = (name: string) => readFileSync(join(folder, name), "utf8");

describe("evaluateAndEnforce", () => {
  it("writes the deny of a block once, and says where", async () => {
    const sentry = judge();
    const event = egress(1, "169.254.169.254", 80);
    const first = await sentry.evaluateAndEnforce(event);
    expect(first).toMatchObject({ decision: { verdict: "block" }, enforced: join(folder, "egress") });
    expect(await sentry.evaluateAndEnforce(event)).toEqual({ decision: first?.decision });
    expect(text("egress")).toBe("169.254.169.254\n");
    expect(sentry.metrics).toMatchObject({ events: 2, enforced: 1, enforceErrors: 0, enforceRejected: 0 });
  });

  it("writes nothing for an allow, an escalation or a block without a deny", async () => {
    const sentry = judge();
    for (const event of [
      toolExec(1, ["ls"]),
      fileAccess(1, "/etc/shadow"),
      JSON.stringify({ event: { ToolExec: { pid: 1, argv: ["/bin/ls"], argv_truncated: true } } }),
      JSON.stringify({ event: { SecurityAction: { pid: 1, kind: "setuid-root" } } }),
    ]) {
      expect(await sentry.evaluateAndEnforce(event)).toEqual({ decision: await sentry.evaluate(event) });
    }
    expect(existsSync(join(folder, "file"))).toBe(false);
    expect(existsSync(join(folder, "exec"))).toBe(false);
  });

  it("writes the deny of an escalation that fails closed", async () => {
    const sentry = judge("fail_closed = true");
    expect((await sentry.evaluateAndEnforce(fileAccess(1, "/etc/shadow")))?.enforced).toBe(join(folder, "file"));
    expect(text("file")).toBe("/etc/shadow\n");
  });

  it("does not write bare names or IPv6 addresses, and counts them", async () => {
    const sentry = judge();
    expect(await sentry.evaluateAndEnforce(toolExec(1, ["rm", "-rf", "/"]))).toMatchObject({
      decision: { verdict: "block", action: { kind: "DenyExec", target: "rm" } },
    });
    await sentry.evaluateAndEnforce(egress(1, "fd00:ec2::254", 80));
    expect(sentry.metrics).toMatchObject({ enforced: 0, enforceRejected: 2, enforceErrors: 0 });
    expect((await sentry.evaluateAndEnforce(toolExec(1, ["/bin/rm", "-rf", "/"])))?.enforced).toBe(
      join(folder, "exec"),
    );
  });

  it("writes nothing under dry_run, and nothing without a sink", async () => {
    const event = egress(1, "169.254.169.254", 80);
    expect((await judge("dry_run = true").evaluateAndEnforce(event))?.enforced).toBeUndefined();
    expect((await Sentry.create('deny { egress = "" }\n').evaluateAndEnforce(event))?.enforced).toBeUndefined();
    expect((await Sentry.create("").evaluateAndEnforce(event))?.enforced).toBeUndefined();
    expect(existsSync(join(folder, "egress"))).toBe(false);
  });

  it("reports a failed write, still gives the decision, and tries again", async () => {
    const errors: EnforceError[] = [];
    const onEnforceError = (error: EnforceError) => {
      errors.push(error);
      throw new Error("a broken hook");
    };
    const sentry = Sentry.create(policy(), { env: { DIR: join(folder, "later") }, onEnforceError });
    const event = egress(1, "169.254.169.254", 80);
    for (let round = 0; round < 2; round++) {
      expect(await sentry.evaluateAndEnforce(event)).toMatchObject({ decision: { verdict: "block" } });
    }
    expect(errors.map(({ action }) => action.target)).toEqual(["169.254.169.254", "169.254.169.254"]);
    expect(sentry.metrics).toMatchObject({ enforceErrors: 2, enforced: 0 });
    mkdirSync(join(folder, "later"));
    expect((await sentry.evaluateAndEnforce(event))?.enforced).toBe(join(folder, "later", "egress"));
  });
});
