import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.mask.kind_duplicate";

test("names that differ in case", () => check(code, "mask {\n  ticket = 'T-[0-9]+'\n  ⟦Ticket⟧ = 'U-[0-9]+'\n}\n"));

test("names that differ in a dash", () =>
  check(code, "mask {\n  ticket_id = 'T-[0-9]+'\n  ⟦ticket-id⟧ = 'U-[0-9]+'\n}\n"));

test("the name of a built-in kind", () => check(code, "mask {\n  ⟦email⟧ = '[a-z]+ at [a-z]+'\n}\n"));

test("names of their own", () => check(code, "mask {\n  ticket = 'T-[0-9]+'\n  employee = 'emp-[0-9]+'\n}\n"));
