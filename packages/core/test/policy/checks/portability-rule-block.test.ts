import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.portability.rule_block";

test("a rule block", () => check(code, rule().replace("rule", "⟦rule⟧"), { portability: ["hcl-rs"] }));

test("several", () =>
  check(code, rule().replace("rule", "⟦rule⟧") + rule({ match: '"y"' }, "r2").replace("rule", "⟦rule⟧"), {
    portability: ["hcl-rs"],
  }));

test("on one line", () =>
  check(code, '# why\n⟦rule⟧ "a" { on = "Dns" match = "x", verdict = "block" severity = "low" reason = "r" } # so\n', {
    portability: ["hcl-rs"],
  }));

test("between other items", () =>
  check(
    code,
    `${rule().replace("rule", "⟦rule⟧")}dry_run = false
${rule({ match: '"y"' }, "r2").replace("rule", "⟦rule⟧")}`,
    { portability: ["hcl-rs"] },
  ));

test("a list", () => check(code, rules(), { portability: ["hcl-rs"] }));

test("unless asked", () => check(code, rule()));
