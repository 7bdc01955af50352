import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";

/** What a request held. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface ChatServer {
  /** The base of the endpoint. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves when no request is being answered any more: its connection was let go or closed. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Answers a request that was read whole. */
export type ChatHandler = (
  request: ReceivedRequest,
  response: ServerResponse,
  /** How many requests came before this one. */
  index: number,
) => void;

/** A real HTTP server on a free port of this machine, or an HTTPS server where there is a certificate. */
export async function startChatServer(
  handler: ChatHandler,
  tls?: { readonly key: string; readonly cert: string },
): Promise<ChatServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let answering = 0;
  const listener: RequestListener = async (request, response) => {
    answering++;
    response.on("close", () => {
      answering--;
      server.emit("answered");
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    handler(received, response, requests.push(received) - 1);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http${tls === undefined ? "" : "s"}://127.0.0.1:${port}/v1`,
    requests,
    idle: async () => {
      while (answering > 0) await once(server, "answered");
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The JSON of a chat completion with that content. */
export function completion(content: unknown): string {
  return JSON.stringify({
    id: "1",
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content } }],
  });
}

/** Sends JSON. */
export function sendJson(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}

/** A handler whose model says always the same. */
export function saying(content: unknown): ChatHandler {
  return (_, response) => sendJson(response, completion(content));
}
