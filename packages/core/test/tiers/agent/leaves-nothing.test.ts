import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { run } from "../../../../../test/support/run.js";
import { temporaryDirectory } from "../../../../../test/support/temporary-directory.js";
import { createAgentJudge } from "../../../src/tiers/agent/create-agent-judge.js";
import { bundleChild } from "../../enforce/bundle-child.js";
import { agentScript, allowText, blockText } from "./agent-script.js";
import { escalation, eventOf } from "./judge-with.js";
import { agentDirectories, childrenOf, openDescriptors, processesWith } from "./leftovers.js";

const runs = 500;
const inParallel = 8;

// Directories of investigations that other tests hold at this moment are none of ours.
beforeEach(() => vi.stubEnv("TMPDIR", temporaryDirectory()));
afterEach(() => vi.unstubAllEnvs());

it(`no process, descriptor or directory is left after ${runs} investigations of all kinds`, async () => {
  const value = randomUUID();
  const env = { ...process.env, SENTRY_TEST_RUN: value };
  const scripts = {
    answers: `echo '${allowText}'`,
    fails: "exit 3",
    dies: "kill -9 $$",
    floods: "exec yes",
    "floods standard error": `yes | head -c 300000 >&2; echo '${blockText}'`,
    "leaves children with the pipe": `sleep 300 & sleep 300 & echo '${allowText}'`,
    "leaves a stubborn child": `(trap '' TERM; while :; do sleep 0.1; done) & echo '${allowText}'`,
    "leaves another session": `setsid sh -c '>up; exec sleep 300' & while [ ! -e up ]; do :; done; echo '${allowText}'`,
    "leaves a daemon": `(setsid sh -c '>up; exec sleep 300' &); while [ ! -e up ]; do :; done; echo '${allowText}'`,
    "leaves files": `mkdir -p a/b; echo x > a/b/c; ln -s / root; echo '${allowText}'`,
    "does not end": "sleep 300 & exec sleep 300",
  };
  const judges = Object.values(scripts).map((body) => createAgentJudge({ bin: agentScript(body), env, timeoutS: 30 }));
  const hasty = createAgentJudge({ bin: agentScript("exec sleep 300"), env, timeoutS: 0.05 });
  const missing = createAgentJudge({ bin: join(temporaryDirectory(), "none"), env });
  const all = [...judges, hasty, missing];
  const event = eventOf(`{"event":{"Dns":{"pid":1,"query":"${"x".repeat(20_000)}"}}}`);
  const context = { escalation, failClosed: true };

  const before = openDescriptors();
  const children = childrenOf(process.pid);
  let next = 0;
  const work = async () => {
    for (let number = next++; number < runs; number = next++) {
      const judge = all[number % all.length];
      const endless = judge === judges.at(-1);
      const controller = new AbortController();
      if (endless || number % 7 === 0) setTimeout(() => controller.abort(), endless ? 20 : number % 30);
      await Promise.resolve(judge?.judge(event, { ...context, signal: controller.signal })).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: inParallel }, work));

  expect(processesWith(value)).toEqual([]);
  expect(childrenOf(process.pid)).toEqual(children);
  expect(agentDirectories()).toEqual([]);
  await vi.waitFor(() => expect(openDescriptors()).toEqual(before));
});

it("an agent ends with the program that asked it", async () => {
  const value = randomUUID();
  const child = await bundleChild("../tiers/agent/at-exit-child.ts");
  const file = join(temporaryDirectory(), "up");
  const bin = agentScript(`>${file}; sleep 300 & exec sleep 300`);
  const { code } = await run(process.execPath, [child.path, bin, file], {
    env: { ...process.env, SENTRY_TEST_RUN: value },
  });
  child.remove();
  expect(code).toBe(0);
  await vi.waitFor(() => expect(processesWith(value)).toEqual([]));
  expect(agentDirectories()).toEqual([]);
});
