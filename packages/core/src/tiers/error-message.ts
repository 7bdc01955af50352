const maxLength = 300;

/** What an exception says, for a reason: on one line, bounded, and never a second exception. */
export function errorMessage(error: unknown): string {
  try {
    if (!(error instanceof Error)) return "unknown error";
    const text = String(error.message)
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim();
    return text === "" ? "unknown error" : text.slice(0, maxLength);
  } catch {
    return "unknown error";
  }
}
