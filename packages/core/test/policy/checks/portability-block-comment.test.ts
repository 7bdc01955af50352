import { test } from "vitest";
import { check } from "../check.js";

const code = "acl.portability.block_comment";

test("over lines", () => check(code, "⟦/* a\nb */⟧\ndry_run = false", { portability: ["hcl-rs"] }));

test("before code", () => check(code, "⟦/* a */⟧ dry_run = false", { portability: ["hcl-rs"] }));

test("behind code", () => check(code, "dry_run = false /* a */", { portability: ["hcl-rs"] }));

test("a line comment", () => check(code, "# a\ndry_run = false", { portability: ["hcl-rs"] }));

test("unless asked", () => check(code, "/* a\nb */"));
