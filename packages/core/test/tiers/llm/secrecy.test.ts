import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BundledCore, bundleCore } from "../../sync/bundle-core.js";
import { type ChatServer, completion, sendJson, startChatServer } from "./chat-server.js";

const key = "sk-THE-KEY-0123456789";
const otherKey = "sk-OF-THE-ENVIRONMENT-0123456789";
const hidden = "REPLY-TEXT-OF-THE-SERVER";

/** What the endpoint does, by the command that is judged. */
const behaviours = ["answers", "denies", "fails", "redirects", "cuts", "floods", "babbles", "hangs"] as const;

let core: BundledCore;
let server: ChatServer;
beforeAll(async () => {
  core = await bundleCore();
  server = await startChatServer(({ body, headers }, response) => {
    const echo = `${hidden} ${headers.authorization}`;
    switch (behaviours.find((word) => body.includes(`odd ${word}`))) {
      case "answers":
        return sendJson(response, completion(`{"verdict":"block","reason":"it sends ${headers.authorization}"}`));
      case "denies":
        return sendJson(response, JSON.stringify({ error: { message: echo } }), 401);
      case "fails":
        return response.writeHead(500, { "retry-after": "0" }).end(echo);
      case "redirects":
        return response.writeHead(302, { location: `http://${key}.invalid/` }).end(echo);
      case "cuts":
        return response.socket?.destroy();
      case "floods":
        return sendJson(response, echo.repeat(100_000));
      case "babbles":
        return sendJson(response, completion(echo));
      default:
        return undefined;
    }
  });
  writeFileSync(
    join(core.folder, "child.js"),
    `import { inspect } from "node:util";
    import { Sentry, toolExec } from "./index.js";
    const [url, cassette] = process.argv.slice(2);
    const rule = 'rule "odd" { on = "ToolExec", match = "odd", verdict = "escalate", severity = "high", reason = "odd" }';
    const policyWith = (seconds) =>
      \`llm { url = "\${url}", key = env("LLM_KEY"), timeout_s = \${seconds} }\\n\${rule}\\n\`;
    const policy = policyWith(30);
    const sentry = Sentry.create(policy, { cassette, mode: "record" });
    // What never ends well need not be waited for; an answer comes late on a machine that is busy.
    const hasty = Sentry.create(policyWith(1), { cassette, mode: "record" });
    for (const word of ${JSON.stringify(behaviours)}) {
      const judge = ["answers", "denies"].includes(word) ? sentry : hasty;
      const decision = await judge.evaluate(toolExec(1, ["odd", word]));
      console.log(word, inspect(decision, { depth: 9, showHidden: true }));
    }
    // A judge shows its policy, and that holds the URL as it was written.
    if (!url.includes("@")) console.log(inspect([sentry, sentry.metrics], { depth: 9, showHidden: true }));
    try {
      Sentry.create(policy.replace(url, "ftp://me:" + process.env.LLM_KEY + "@x"));
    } catch (error) {
      console.log(inspect(error, { depth: 9, showHidden: true }));
    }`,
  );
}, 60_000);
afterAll(async () => {
  await server?.close();
  core?.remove();
});

let runs = 0;

/** What the program prints, and the cassette that it records. */
async function outputOf(
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly output: string; readonly recorded: string }> {
  const cassette = join(core.folder, `${runs++}.json`);
  const args = [join(core.folder, "child.js"), url, cassette];
  const options = { env: { PATH: process.env.PATH, LLM_KEY: key, ...env }, maxBuffer: 256 * 1024 * 1024 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
  return { output: `${stdout}\n${stderr}`, recorded: readFileSync(cassette, "utf8") };
}

describe.concurrent("the key of L2", () => {
  it.each([
    ["as it is", {}],
    [
      "with every log that the client and Node can write",
      { OPENAI_LOG: "debug", NODE_DEBUG: "*", OPENAI_API_KEY: otherKey },
    ],
    [
      "with bad settings of the client",
      { OPENAI_LOG: otherKey, OPENAI_BASE_URL: "http://x.invalid", OPENAI_ORG_ID: otherKey },
    ],
  ])("stands in nothing that a program prints, %s", async (_, env) => {
    const { output, recorded } = await outputOf(server.url, env);
    for (const word of behaviours) expect(output).toMatch(new RegExp(`^${word} \\{`, "m"));
    expect(output).toContain("L2: it sends Bearer [secret]");
    expect(output).toContain("L2 unavailable: HTTP 401");
    for (const secret of [key, otherKey, hidden]) expect(output).not.toContain(secret);
    expect(recorded).toContain("[secret]");
    expect(recorded).not.toContain(key);
    expect(JSON.stringify(server.requests)).not.toContain(otherKey);
  });

  it("stands nowhere as a password in the URL either", async () => {
    const { output } = await outputOf(server.url.replace("//", `//me:${key}@`), {
      LLM_KEY: "another-key-1",
      NODE_DEBUG: "*",
    });
    expect(output).toContain("L2 unavailable: HTTP 401");
    for (const secret of [key, "another-key-1"]) expect(output).not.toContain(secret);
  });
});
