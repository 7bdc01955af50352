import { generate } from "selfsigned";
import { describe, expect, it } from "vitest";
import { allow, block, cause, check, key, serve } from "./ask-endpoint.js";
import { type ChatHandler, completion, saying, sendJson, startChatServer } from "./chat-server.js";

describe("createLlmJudge, speaking with an endpoint,", () => {
  it.each([[301], [302], [303], [300], [304]])("does not follow HTTP %i", async (status) => {
    const server = await serve((_, response) => response.writeHead(status, { location: "/v1/elsewhere" }).end());
    expect(await cause(server)).toBe(`the endpoint redirects (HTTP ${status})`);
    expect(server.requests).toHaveLength(1);
  });

  it.each([[307], [308]])("follows HTTP %i within the origin, with the key and the question", async (status) => {
    const server = await serve(({ path }, response) => {
      if (path === "/v2/chat") saying(block)({} as never, response, 0);
      else response.writeHead(status, { location: "/v2/chat" }).end();
    });
    expect((await check(server)).decision.verdict).toBe("block");
    const [first, second] = server.requests;
    expect(second).toMatchObject({ method: "POST", body: first?.body, headers: { authorization: `Bearer ${key}` } });
  });

  it("sends nothing to another origin", async () => {
    const other = await serve(saying(allow));
    for (const location of [
      `${other.url}/chat/completions`,
      "//other.example/",
      "http://a:b@127.0.0.1/",
      "ftp://x/",
      "http://",
      `https${other.url.slice(4)}`,
    ]) {
      const redirect: ChatHandler = (_, response) => response.writeHead(307, { location }).end();
      expect(await cause(redirect)).toBe("the endpoint redirects to another origin");
    }
    expect(other.requests).toEqual([]);
  });

  it("leaves a loop of redirections", async () => {
    const server = await serve(({ path }, response) => response.writeHead(307, { location: path }).end());
    expect(await cause(server)).toBe("too many redirections");
    expect(server.requests).toHaveLength(4);
  });

  it.each([[400], [401], [403], [404], [408], [422]])("does not repeat what HTTP %i answered", async (status) => {
    const server = await serve((_, response) => sendJson(response, `{"error":{"message":"bad key ${key}"}}`, status));
    expect(await cause(server)).toBe(`HTTP ${status}`);
    expect(server.requests).toHaveLength(1);
  });

  it.each([[429], [500], [502], [503], [529]])(
    "repeats what HTTP %i answered, at most as often as told",
    async (status) => {
      const failing: ChatHandler = (_, response) => response.writeHead(status, { "retry-after": "0" }).end("{}");
      const server = await serve(failing);
      expect(await cause(server, { maxRetries: 3 })).toBe(`HTTP ${status}`);
      expect(server.requests).toHaveLength(4);
      const passing = await serve((request, response, index) =>
        (index < 2 ? failing : saying(block))(request, response, index),
      );
      expect((await check(passing)).decision.verdict).toBe("block");
    },
  );

  it("waits a while where the endpoint does not say how long, and to a date where it says one", async () => {
    const waits = [{}, { "retry-after": new Date(Date.now() - 1000).toUTCString() }, { "retry-after": "soon" }];
    for (const headers of waits) {
      const handler: ChatHandler = (request, response, index) =>
        index === 0 ? response.writeHead(503, headers).end() : saying(block)(request, response, index);
      expect((await check(handler)).decision.verdict).toBe("block");
    }
  });

  it("does not begin a wait that is longer than its time", async () => {
    for (const wait of ["3600", "999999999", new Date(Date.now() + 3_600_000).toUTCString()]) {
      const server = await serve((_, response) => response.writeHead(429, { "retry-after": wait }).end());
      expect(await cause(server)).toBe("HTTP 429");
      expect(server.requests).toHaveLength(1);
    }
  });

  it("gives up an endpoint that does not answer", async () => {
    const server = await serve(() => undefined);
    expect(await cause(server, { timeoutS: 0.1 })).toBe("no answer within 0.1 s");
    await server.idle();
  });

  it("gives up an endpoint that answers byte for byte without end", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(timer));
    });
    expect(await cause(server, { timeoutS: 0.2 })).toBe("no answer within 0.2 s");
    await server.idle();
  });

  it("counts all attempts to its time", async () => {
    const server = await serve((_, response) => response.writeHead(500, { "retry-after": "0" }).end());
    expect(await cause(server, { timeoutS: 0.2, maxRetries: 1e9 })).toMatch(/^(?:no answer within 0\.2 s|HTTP 500)$/);
    await server.idle();
  });

  it.each<readonly [string, ChatHandler]>([
    ["before the head", (_, response) => response.socket?.destroy()],
    ["within the head", (_, response) => response.socket?.end("HTTP/1.1 200 OK\r\ncontent-ty")],
    [
      "within a body of known length",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": 10_000 });
        response.write(completion(allow), () => response.socket?.destroy());
      },
    ],
    [
      "within a body in chunks",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write(completion(allow), () => response.socket?.destroy());
      },
    ],
  ])("finds a connection lost that is cut %s", async (_, handler) => {
    const server = await serve(handler);
    expect(await cause(server, { maxRetries: 1 })).toBe("connection lost");
    expect(server.requests).toHaveLength(2);
    await server.idle();
  });

  it("finds an endpoint that speaks no HTTP, one that is not there, and a host without address", async () => {
    expect(await cause((_, response) => response.socket?.end("hello\r\n\r\n"))).toBe(
      "the endpoint does not speak HTTP",
    );
    const gone = await startChatServer(saying(allow));
    await gone.close();
    expect(await cause(gone)).toBe("connection refused");
    expect(await cause(gone, { url: "http://no-such-host.invalid/v1" })).toBe("host not found");
  });

  it("reads no more of a body than 1 MiB, whether its length is known or not", async () => {
    for (const headers of [{}, { "content-length": 50 * 1024 * 1024 }]) {
      let written = 0;
      const server = await serve((_, response) => {
        response.writeHead(200, { "content-type": "application/json", ...headers });
        const chunk = Buffer.alloc(64 * 1024, " ");
        const write = () => {
          while (written < 50 * 1024 * 1024) {
            written += chunk.length;
            if (!response.write(chunk)) return;
          }
          response.end();
        };
        response.on("drain", write);
        write();
      });
      expect(await cause(server)).toBe("the reply is longer than 1 MiB");
      await server.idle();
      expect(written).toBeLessThan(50 * 1024 * 1024);
    }
  });

  it("reads no bomb", async () => {
    const { gzipSync } = await import("node:zlib");
    const packed = gzipSync(Buffer.alloc(50 * 1024 * 1024, " "));
    const handler: ChatHandler = (_, response) =>
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(packed);
    expect(await cause(handler)).toBe("the reply is longer than 1 MiB");
  });

  it("trusts no certificate that the machine does not trust", async () => {
    const { private: privateKey, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }]);
    const server = await serve(saying(allow), { key: privateKey, cert });
    expect(await cause(server)).toBe("the certificate of the endpoint is not trusted");
    expect(server.requests).toEqual([]);
    const plain = await serve(saying(allow));
    expect(await cause(plain, { url: plain.url.replace("http:", "https:") })).toBe("no TLS connection");
  });

  it.each<readonly [string, ChatHandler]>([
    ["for the head", () => undefined],
    [
      "for the body",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write(" ");
      },
    ],
    ["for the next attempt", (_, response) => response.writeHead(503, { "retry-after": "10" }).end()],
  ])("rejects with the reason of an abort while it waits %s, and leaves no connection", async (_, handler) => {
    const controller = new AbortController();
    const server = await serve((request, response, index) => {
      handler(request, response, index);
      setImmediate(() => controller.abort(new Error("nobody waits")));
    });
    await expect(check(server, { signal: controller.signal })).rejects.toThrow("nobody waits");
    await server.close();
    await expect(check(server, { signal: controller.signal })).rejects.toThrow("nobody waits");
  });

  it("does not wait for a fetch that never ends", async () => {
    const never = () => new Promise<Response>(() => undefined);
    const server = await serve(saying(allow));
    expect(await cause(server, { fetch: never, timeoutS: 0.05 })).toBe("no answer within 0.05 s");
  });

  it("tells nothing of what a fetch throws", async () => {
    const server = await serve(saying(allow));
    const fetch = () => Promise.reject(new TypeError(`cannot send Bearer ${key} to ${server.url}`));
    expect(await cause(server, { fetch })).toBe("connection failed");
  });
});
