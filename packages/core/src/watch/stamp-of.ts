import { platform } from "#platform";

/** The state of files: another text when any of them, or which they are, has changed. */
export function stampOf(paths: readonly string[]): string {
  return paths.map((path) => `${platform.fileStamp?.(path)} ${path}`).join("\n");
}
