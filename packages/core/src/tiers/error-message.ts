/** What an exception says, for a reason. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : "unknown error";
}
