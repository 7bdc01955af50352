import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clientNotifications, clientRequests, serverNotifications, serverRequests } from "@a3s/sentry-lsp";
import { expect, it } from "vitest";
import { root } from "../support/repository.js";
import { protocolPage } from "./protocol-page.js";

const page = readFileSync(join(root, "docs/protocol.md"), "utf8");

it("the page of the protocol shows the types of the sources", async () => {
  await expect(protocolPage(page)).toMatchFileSnapshot("../../docs/protocol.md");
});

it("the page of the protocol lists every method once, and no other", () => {
  const listed = Array.from(page.matchAll(/^\| `(sentry\/\w+)` \|/gmu), ([, method]) => method);
  expect(listed).toEqual([...clientRequests, ...clientNotifications, ...serverRequests, ...serverNotifications]);
});

it("the page of the protocol names types that there are", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `sentry/"));
  const named = rows.flatMap((row) => Array.from(row.matchAll(/`([A-Z]\w+)`/gu), ([, name]) => name ?? ""));
  for (const name of named) expect(page).toMatch(new RegExp(`^export (interface|type) ${name}\\b`, "mu"));
});
