/** The command line that explains the same event. It reads the event from a quoted text, whatever that holds. */
export function explainCommand(policy: string, event: string): string {
  return `printf '%s' ${shellQuoted(event)} | sentry explain --policy ${shellQuoted(pathOf(policy))} -`;
}

/** The command line that prints the same decisions; undefined where one of the documents is no file. */
export function evalCommand(policy: string, eventsFile: string): string | undefined {
  if (!policy.startsWith("file:") || !eventsFile.startsWith("file:")) return undefined;
  return `sentry eval --policy ${shellQuoted(pathOf(policy))} ${shellQuoted(pathOf(eventsFile))}`;
}

/** The path of a `file:` URI; another URI as it is. */
function pathOf(uri: string): string {
  if (!uri.startsWith("file:")) return uri;
  try {
    return decodeURIComponent(new URL(uri).pathname).replace(/^\/([A-Za-z]:)/u, "$1");
  } catch {
    return uri;
  }
}

/** One word of a POSIX shell, whatever characters it holds; what a terminal acts on when it is pasted, as an escape. */
function shellQuoted(text: string): string {
  if (/^[\w@%+=:,./-]+$/u.test(text)) return text;
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replace(/[\\']|\p{Cc}/gu, (character) =>
    Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  );
  return `$'${escaped}'`;
}
