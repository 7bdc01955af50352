import { test } from "vitest";
import { check } from "../check.js";

const code = "acl.portability.one_line_block";

test("with commas", () => check(code, '⟦deny⟧ { exec = "/d", file = "/f" }', { portability: ["hcl-rs"] }));

test("with blanks", () => check(code, '⟦deny⟧ { exec = "/d" file = "/f" }', { portability: ["hcl-rs"] }));

test("one attribute", () => check(code, 'deny { exec = "/d" }', { portability: ["hcl-rs"] }));

test("lines", () => check(code, 'deny {\n  exec = "/d"\n  file = "/f"\n}', { portability: ["hcl-rs"] }));

test("unless asked", () => check(code, 'deny { exec = "/d", file = "/f" }'));
