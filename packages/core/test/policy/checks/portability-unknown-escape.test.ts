import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "acl.portability.unknown_escape";

test("a dot", () => check(code, rule({ match: String.raw`"a⟦\.⟧b"` }), { portability: ["hcl-rs"] }));

test("every one", () => check(code, rule({ match: String.raw`"⟦\d⟧\\⟦\s⟧\n"` }), { portability: ["hcl-rs"] }));

test("known ones", () => check(code, rule({ match: String.raw`"a\\.b\t\u0041"` }), { portability: ["hcl-rs"] }));

test("single quotes", () => check(code, rule({ match: String.raw`'a\.b'` }), { portability: ["hcl-rs"] }));

test("unless asked", () => check(code, rule({ match: String.raw`"a\.b"` })));
