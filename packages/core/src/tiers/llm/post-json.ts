import type { LlmEndpoint } from "./llm-endpoint.js";
import { LlmFailure } from "./llm-failure.js";

/** A longer body is not read to its end, in bytes. */
export const maxBodyBytes = 1024 * 1024;

/** A request is sent on within its origin this many times. */
const maxRedirects = 3;

/** What sends a request, and what ends it. */
export interface PostOptions {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/**
 * Posts a JSON text and gives the whole reply, which is JSON by its content type and has at most 1 MiB.
 *
 * A redirection is followed where it keeps the method and leads to the same origin: the key goes nowhere else. Nothing
 * is left open afterwards; the rest of a reply that is not wanted is not read.
 *
 * @throws {LlmFailure} where the reply is no success, too long, or of another type; otherwise what fetch throws.
 */
export async function postJson(endpoint: LlmEndpoint, body: string, options: PostOptions): Promise<Response> {
  const response = await followingRedirects(endpoint, body, options);
  const problem = problemOf(response);
  if (problem !== undefined) {
    await discard(response);
    throw problem;
  }
  const bytes = await readBody(response);
  return new Response(bytes, { status: 200, headers: { "content-type": "application/json" } });
}

async function followingRedirects(endpoint: LlmEndpoint, body: string, options: PostOptions): Promise<Response> {
  const { authorization } = endpoint;
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    ...(authorization === undefined ? {} : { authorization }),
  };
  const { signal } = options;
  let { url } = endpoint;
  for (let redirects = 0; ; redirects++) {
    const response = await options.fetch(url.href, {
      method: "POST",
      headers,
      body,
      signal,
      redirect: "manual",
      credentials: "omit",
    });
    const next = redirection(response, url);
    if (next === undefined) return response;
    await discard(response);
    if (typeof next === "string") throw new LlmFailure(next);
    if (redirects === maxRedirects) throw new LlmFailure("too many redirections");
    url = next;
  }
}

/** Where a reply leads; why it is not followed there; or undefined where it is not a redirection. */
function redirection({ status, type, headers }: Response, url: URL): URL | string | undefined {
  if (type === "opaqueredirect") return "the endpoint redirects";
  const location = headers.get("location");
  if (status < 300 || status > 399 || location === null) return undefined;
  if (status !== 307 && status !== 308) return `the endpoint redirects (HTTP ${status})`;
  const next = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
  const isWithin = next?.origin === url.origin && next.username === "" && next.password === "";
  return next !== undefined && isWithin ? next : "the endpoint redirects to another origin";
}

function problemOf({ ok, status, headers }: Response): LlmFailure | undefined {
  // 206 is a part of a reply, which nobody asked for.
  if (!ok || status === 206) {
    const mayPass = status === 429 || status >= 500;
    return new LlmFailure(`HTTP ${status}`, { mayPass, retryAfterMs: retryAfter(headers.get("retry-after")) });
  }
  // Servers that name no type are taken at their body.
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "application/json";
  if (type === "text/event-stream") return new LlmFailure("the reply is a stream");
  if (type !== "application/json" && !type.endsWith("+json"))
    return new LlmFailure("the reply is not JSON by its type");
  return Number(headers.get("content-length")) > maxBodyBytes ? tooLong() : undefined;
}

/** The header `Retry-After` in milliseconds: seconds, or a date. */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

async function readBody({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > maxBodyBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLong();
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function tooLong(): LlmFailure {
  return new LlmFailure("the reply is longer than 1 MiB");
}

async function discard({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}
