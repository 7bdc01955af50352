import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "acl.portability.single_quote";

test("a pattern", () => check(code, rule({ match: String.raw`⟦'\bnc\b'⟧` }), { portability: ["hcl-rs"] }));

test("double quotes", () => check(code, rule(), { portability: ["hcl-rs"] }));

test("unless asked", () => check(code, rule({ match: "'x'" })));
