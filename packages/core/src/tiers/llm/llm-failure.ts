/** Why an endpoint gave no answer that can be used. */
export class LlmFailure extends Error {
  override readonly name = "LlmFailure";
  /** The cause in words of ours: no key, no URL, nothing of a reply. */
  readonly why: string;
  /** Whether the same question may get an answer a little later. */
  readonly mayPass: boolean;
  /** How long the endpoint wants to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(why: string, options: { readonly mayPass?: boolean; readonly retryAfterMs?: number | undefined } = {}) {
    super(why);
    this.why = why;
    this.mayPass = options.mayPass ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Causes by the codes of errors that Node's fetch gives. */
const causes: readonly { readonly codes: RegExp; readonly why: string; readonly mayPass?: true }[] = [
  { codes: /^ECONNREFUSED$/, why: "connection refused" },
  { codes: /^(?:ENOTFOUND|EAI_\w+)$/, why: "host not found" },
  { codes: /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, why: "connection lost", mayPass: true },
  { codes: /^(?:ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, why: "connection timed out" },
  { codes: /^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, why: "host not reachable" },
  { codes: /CERT|^UNABLE_TO_|^ERR_TLS_/, why: "the certificate of the endpoint is not trusted" },
  { codes: /^(?:ERR_SSL_\w+|EPROTO)$/, why: "no TLS connection" },
  { codes: /^HPE_/, why: "the endpoint does not speak HTTP" },
];

/**
 * A failure for whatever a request threw. Messages of such errors may quote the URL, a header or the reply, so that
 * nothing of them is taken over but what the code of the error is known to mean.
 */
export function failureOf(error: unknown): LlmFailure {
  if (error instanceof LlmFailure) return error;
  const code = codeOf(error, 0);
  const cause = code === undefined ? undefined : causes.find(({ codes }) => codes.test(code));
  if (cause !== undefined) return new LlmFailure(cause.why, { mayPass: cause.mayPass ?? false });
  return new LlmFailure(error instanceof SyntaxError ? "the reply is not JSON" : "connection failed");
}

/** The code of an error or of the first of its causes that has one. */
function codeOf(error: unknown, depth: number): string | undefined {
  if (typeof error !== "object" || error === null || depth > 4) return undefined;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === "string") return code;
  return codeOf(cause, depth + 1) ?? codeOf(Array.isArray(errors) ? errors[0] : undefined, depth + 1);
}
