import type { EnforceAction } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { targetProblem } from "../../src/enforce/target-problem.js";

const kinds = ["DenyEgress", "DenyFile", "DenyExec"] as const;

describe("targetProblem", () => {
  it.each<[EnforceAction["kind"], string]>([
    ["DenyExec", "/bin/rm"],
    ["DenyExec", "/opt/a b/c#d"],
    ["DenyFile", "/home/ü/.ssh/id_rsa"],
    ["DenyFile", "/"],
    ["DenyEgress", "169.254.169.254"],
    ["DenyEgress", "metadata.google.internal"],
    ["DenyEgress", "bücher.example"],
    ["DenyEgress", "a_b-c.example."],
  ])("lets %s %j be written", (kind, target) => {
    expect(targetProblem({ kind, target })).toBeUndefined();
  });

  it.each<[EnforceAction["kind"], string]>([
    ["DenyExec", "rm"],
    ["DenyExec", "./rm"],
    ["DenyFile", "etc/passwd"],
    ["DenyFile", "~/x"],
    ["DenyEgress", "fd00:ec2::254"],
    ["DenyEgress", "::1"],
    ["DenyEgress", "[::1]"],
    ["DenyEgress", "::ffff:1.2.3.4"],
    ["DenyEgress", "0.0.0.0/0"],
    ["DenyEgress", "*.example"],
    ["DenyEgress", "a b"],
    ["DenyExec", `/${"a".repeat(4096)}`],
  ])("rejects %s %j", (kind, target) => {
    expect(targetProblem({ kind, target })).toBeDefined();
  });

  const misread = ["", "#", "#/bin/rm", " /bin/rm", "/bin/rm ", "\t/bin/rm", "/bin/rm\u00a0", "\ufeff/bin/rm"];
  const breaks = ["\n", "\r", "\r\n", "\0", "\v", "\f", "\u001e", "\u0085", "\u2028", "\u2029"];
  const broken = breaks.flatMap((mark) => [`/bin/a${mark}/bin/ls`, `/bin/a${mark}`, `${mark}/bin/a`]);
  it.each([...misread, ...broken, "/bin/\ud800"])("rejects %j for every kind", (target) => {
    for (const kind of kinds) expect(targetProblem({ kind, target })).toBeDefined();
  });
});
