import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/repository.js";

const sources = [
  "initialization-options",
  "requests",
  "full-dry-run",
  "notifications",
  "file-requests",
  "place",
] as const;

/** The page about the protocol: what is said by hand above the mark, and the types as they stand in the sources. */
export function protocolPage(byHand: string): string {
  const types = sources.map((name) => `### ${name}\n\n\`\`\`text\n${declarationsOf(name)}\`\`\`\n`);
  return `${byHand.split(mark)[0]}${mark}\n\n${types.join("\n")}`;
}

export const mark = "<!-- What follows is written from packages/lsp/src/protocol. -->";

function declarationsOf(name: string): string {
  const text = readFileSync(join(root, `packages/lsp/src/protocol/${name}.ts`), "utf8");
  return text.replace(/^import type (\{[^}]*\}|\S+) from "[^"]*";\n/gmu, "").trimStart();
}
