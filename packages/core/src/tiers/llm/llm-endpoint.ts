import { parseHttpUrl } from "../../policy/http-url.js";

/** Where an OpenAI-compatible endpoint is, and what opens it. */
export interface LlmEndpointOptions {
  /** The base of the endpoint, an http or https URL. `/chat/completions` is added to its path; its query is kept. */
  readonly url: string;
  /** Sent as a bearer token. White space around it is dropped; an empty one is none. */
  readonly key?: string;
}

/** Where questions are sent. */
export interface LlmEndpoint {
  readonly url: URL;
  readonly authorization: string | undefined;
  /** What must appear in nothing that is said about the endpoint. */
  readonly secrets: readonly string[];
}

/**
 * Reads where an endpoint is and what opens it. A user name and password in the URL are sent as fetch cannot take them,
 * in the header of basic authentication, unless there is a key.
 *
 * @throws {RangeError} where the URL is none, or the key cannot be sent. The message holds neither.
 */
export function llmEndpoint({ url: text, key = "" }: LlmEndpointOptions): LlmEndpoint {
  const url = parseHttpUrl(text);
  if (url === undefined) throw new RangeError("the URL of the LLM endpoint is not an http or https URL");
  const bearer = key.trim();
  if (!/^[\x21-\x7e\x80-\xff]*$/.test(bearer)) {
    throw new RangeError("the key of the LLM endpoint holds characters that cannot be sent");
  }
  const { user, password, secrets: inUrl } = credentialsOf(url);
  url.username = "";
  url.password = "";
  url.hash = "";
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/chat/completions`;
  const basic = user === "" && password === "" ? undefined : base64(`${user}:${password}`);
  const secrets = [bearer, ...inUrl, basic ?? ""].filter((secret) => secret !== "");
  if (bearer !== "") return { url, authorization: `Bearer ${bearer}`, secrets };
  return { url, authorization: basic === undefined ? undefined : `Basic ${basic}`, secrets };
}

/**
 * What of a URL opens an endpoint: the password, or a user name without one, and the values of its query, among which
 * some services take a key. Empty where the text is no http or https URL.
 */
export function urlSecrets(text: string): readonly string[] {
  const url = parseHttpUrl(text);
  return url === undefined ? [] : credentialsOf(url).secrets;
}

/** A value of a query that is shorter is no key, but a version or a switch. */
const minQuerySecretLength = 16;

function credentialsOf({ username, password: encoded, searchParams }: URL) {
  const user = decoded(username);
  const password = decoded(encoded);
  const queried = [...searchParams.values()].filter(({ length }) => length >= minQuerySecretLength);
  const secrets = [password === "" ? user : password, ...queried].filter((secret) => secret !== "");
  return { user, password, secrets };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
