import type { Uri } from "vscode";

/** A word of a command line: a file by its URI, or what is written as it is. */
type Word = string | Uri;

/**
 * The command line of `sentry` with these words, for the shells of the machine that the files are on. Undefined where a
 * file is not on a disk, so that no command line finds it, or has a name that cannot be written safely there.
 */
export function policyCommandLine(name: string, words: readonly Word[]): string | undefined {
  return shellLine(["sentry", name, ...words]);
}

/** The command line that judges the events of files; undefined where there is none as well. */
export function dryRunCommandLine(policy: Uri, [first, ...others]: readonly Uri[]): string | undefined {
  if (first === undefined) return undefined;
  if (others.length === 0) return policyCommandLine("eval", ["--policy", policy, first]);
  if (isOfWindows(policy)) return undefined;
  return piped(shellLine(["cat", first, ...others]), policyCommandLine("eval", ["--policy", policy]));
}

/** The command line that compares a policy with the last commit. */
export function gitDiffCommandLine(policy: Uri): string | undefined {
  return piped(committed(policy), policyCommandLine("diff", ["-", policy]));
}

/** The command line that explains an event by a policy of the last commit. */
export function gitExplainCommandLine(policy: Uri, event: string): string | undefined {
  // Programs get double quotes within arguments from no two shells of Windows alike.
  if (isOfWindows(policy)) return undefined;
  return piped(committed(policy), policyCommandLine("explain", ["--policy", "-", event]));
}

/** Whether the shells that find a file are those of Windows. */
export function isOfWindows({ fsPath }: Uri): boolean {
  return /^(?:[A-Za-z]:)?\\/.test(fsPath);
}

function committed(policy: Uri): string | undefined {
  const { path } = policy;
  const folder = path.slice(0, path.lastIndexOf("/"));
  const name = path.slice(path.lastIndexOf("/") + 1);
  // Of the root, and of a drive, nothing may be taken away.
  const isRoot = folder === "" || /^\/[A-Za-z]:$/.test(folder);
  return shellLine(["git", "-C", policy.with({ path: isRoot ? `${folder}/` : folder }), "show", `HEAD:./${name}`]);
}

function piped(from: string | undefined, to: string | undefined): string | undefined {
  return from === undefined || to === undefined ? undefined : `${from} | ${to}`;
}

function shellLine(words: readonly Word[]): string | undefined {
  const files = words.filter((word) => typeof word !== "string");
  if (files.some(({ scheme }) => scheme !== "file")) return undefined;
  const quote = files.some(isOfWindows) ? windowsQuoted : posixQuoted;
  const quoted = words.map((word) => quote(typeof word === "string" ? word : word.fsPath));
  const known = quoted.filter((word) => word !== undefined);
  return known.length === quoted.length ? known.join(" ") : undefined;
}

/** One word of a POSIX shell. What an editor of command lines would act on when it is pasted is written as an escape. */
export function posixQuoted(word: string): string {
  if (/^[\w./:@=+,-]+$/.test(word)) return word;
  if (!/\p{Cc}/u.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  // Three octal digits: an escape never runs into what follows it.
  const escaped = word.replace(/[\\']|\p{Cc}/gu, (character) =>
    Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join(""),
  );
  return `$'${escaped}'`;
}

/**
 * One word of PowerShell that cmd takes alike, or at least runs nothing of; undefined where there is none. Both read double
 * quotes, in which PowerShell replaces what begins with `$` and a backtick. In its single quotes nothing is replaced, but
 * cmd does not know them, and would take an `&` for the end of the command.
 */
export function windowsQuoted(word: string): string | undefined {
  if (/^[\w.:/\\-]+$/.test(word)) return word;
  if (!/[$`"\u201C-\u201E\p{Cc}]/u.test(word)) return `"${word}"`;
  return /[&|<>^%"\p{Cc}]/u.test(word) ? undefined : `'${word.replace(/['\u2018-\u201B]/g, "$&$&")}'`;
}
