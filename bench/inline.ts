import { findRedactions, maskText } from "@a3s/sentry-core";
import { OpenRedaction } from "@openredaction/core";
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { type LabelledText, labelledCorpus } from "./inline-corpus.js";
import { median, table } from "./table.js";

// The speed of finding secrets in texts on their way to a model, beside other libraries, and what each finds in texts of
// which it is known. Everything runs in one process on the same texts.

interface Contestant {
  readonly name: string;
  /** The stretches that it finds. */
  readonly find: (text: string) => Promise<readonly { readonly start: number; readonly end: number }[]>;
}

const openRedaction = new OpenRedaction();
const lintConfig = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator, options: {} }] };

const contestants: readonly Contestant[] = [
  { name: "sentry, find", find: async (text) => findRedactions(text) },
  {
    name: "sentry, mask",
    find: async (text) => {
      maskText(text);
      return [];
    },
  },
  {
    name: "secretlint",
    find: async (content) => {
      const source = { content, filePath: "text.txt", ext: ".txt", contentType: "text" } as const;
      const { messages } = await lintSource({ source, options: { config: lintConfig, noPhysicFilePath: true } });
      return messages.map(({ range: [start, end] }) => ({ start, end }));
    },
  },
  {
    name: "openredaction",
    find: async (text) => {
      const { detections } = await openRedaction.detect(text);
      return detections.map(({ position: [start, end] }) => ({ start, end }));
    },
  },
];

const corpus = labelledCorpus(3);
const texts: Readonly<Record<string, string>> = {
  "chat JSON": fill((index) =>
    JSON.stringify({
      role: index % 2 ? "assistant" : "user",
      content: `${prose(index)}\n\n\`\`\`ts\n${code(index)}\n\`\`\``,
    }),
  ),
  code: fill(code),
  logs: fill(
    (index) =>
      `2026-01-02T03:04:${String(index % 60).padStart(2, "0")}.123Z INFO request id=550e8400-e29b-41d4-a716-${String(index).padStart(12, "0")} GET /v1/items/${index}?page=2 200 ${index % 97}ms\n`,
  ),
};

console.log(
  `Node ${process.versions.node}; one text of ${(size() / 1e6).toFixed(1)} MB of each sort, median of the rounds\n`,
);
const header = ["MB/s", ...Object.keys(texts), "secrets found", "in full", "false alarms"];
const rows: string[][] = [];
for (const contestant of contestants) {
  const speeds: string[] = [];
  for (const text of Object.values(texts)) speeds.push(await speed(contestant, text));
  const found = contestant.name.endsWith("mask") ? ["", "", ""] : await quality(contestant);
  rows.push([contestant.name, ...speeds, ...found]);
}
console.log(table([header, ...rows]));
const secrets = corpus.filter(({ secret }) => secret !== undefined).length;
console.log(`\nThe corpus is ours: ${secrets} texts with one secret each, ${corpus.length - secrets} with none.`);

async function speed({ find }: Contestant, text: string): Promise<string> {
  // What is slow gets a part of the text, and fewer rounds.
  const begin = performance.now();
  await find(text.slice(0, 65_536));
  const isSlow = performance.now() - begin > 500;
  const measured = isSlow ? text.slice(0, 65_536) : text;
  const times: number[] = [];
  for (let round = 0; round < (isSlow ? 3 : 7); round++) {
    const start = performance.now();
    await find(measured);
    times.push(performance.now() - start);
  }
  return (measured.length / 1e3 / median(times)).toFixed(isSlow ? 3 : 1);
}

/** How many secrets it touches, how many of those it covers, and in how many texts without one it finds something. */
async function quality({ find }: Contestant): Promise<string[]> {
  let touched = 0;
  let covered = 0;
  let alarms = 0;
  for (const labelled of corpus) {
    const found = await find(labelled.text);
    const range = secretRange(labelled);
    if (range === undefined) {
      if (found.length > 0) alarms++;
      continue;
    }
    if (found.some(({ start, end }) => start < range.end && end > range.start)) touched++;
    if (found.some(({ start, end }) => start <= range.start && end >= range.end)) covered++;
  }
  return [
    `${percent(touched, secrets())}`,
    `${percent(covered, secrets())}`,
    `${percent(alarms, corpus.length - secrets())}`,
  ];

  function secrets(): number {
    return corpus.filter(({ secret }) => secret !== undefined).length;
  }
}

function secretRange({ secret, text }: LabelledText): { readonly start: number; readonly end: number } | undefined {
  if (secret === undefined) return undefined;
  const start = text.indexOf(secret);
  return { start, end: start + secret.length };
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`;
}

/** About a megabyte of pieces, a text of the corpus among every twenty. */
function fill(piece: (index: number) => string): string {
  let text = "";
  for (let index = 0; text.length < size(); index++) {
    text += `${piece(index)}\n`;
    if (index % 20 === 0) text += `${corpus[index % corpus.length]?.text}\n`;
  }
  return text;
}

function size(): number {
  return 1_000_000;
}

function prose(index: number): string {
  return `Please look at item ${index}. The handler reads the request, checks who is asking, and writes what it decided to the journal; when the disk is full it waits and tries again. Can you say why the second call is slower than the first?`;
}

function code(index: number): string {
  return `export function handle${index}(request: Request): Response {\n  const { id, token } = readSession(request.headers);\n  if (token === undefined || id < ${index}) return new Response("not found", { status: 404 });\n  return respond(render(id, { cache: "private", etag: hash(id) }));\n}\n`;
}
