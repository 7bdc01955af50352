import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { streamOutput } from "../../src/io/output.js";

function brokenStream(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("write failed"), { code })) });
}

test("a reader that goes away is no error; what follows is dropped", async () => {
  const output = streamOutput(brokenStream("EPIPE"));
  expect(output.closed).toBe(false);
  await output.write("a");
  expect(output.closed).toBe(true);
  await output.write("b");
});

test("another failure is one, once", async () => {
  const output = streamOutput(brokenStream("ENOSPC"));
  await expect(output.write("a")).rejects.toThrow("the output cannot be written: no space left on the device");
  await output.write("b");
});

test("a slow reader slows the writer", async () => {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      setImmediate(() => {
        written.push(String(chunk));
        done();
      });
    },
  });
  const output = streamOutput(stream);
  await output.write("a");
  expect(written).toEqual(["a"]);
  expect(output.isTTY).toBe(false);
  expect(output.columns).toBeUndefined();
});
