import type { Uri } from "vscode";

/** The command line of `sentry` with these arguments, as a shell takes it: of Windows where a path is one of Windows. */
export function commandLine(args: readonly string[]): string {
  const isWindows = args.some((arg) => arg.includes("\\") && !arg.includes("/"));
  return ["sentry", ...args.map((arg) => quote(arg, isWindows))].join(" ");
}

/** The same with files; undefined where one of them is not on a disk, so that no command line finds it. */
export function policyCommandLine(name: string, args: readonly (string | Uri)[]): string | undefined {
  const paths = args.map((arg) => (typeof arg === "string" ? arg : arg.scheme === "file" ? arg.fsPath : undefined));
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length ? commandLine([name, ...known]) : undefined;
}

/** The command line that compares a policy with the last commit; undefined where it is not on a disk. */
export function gitCommandLine({ scheme, fsPath }: Uri): string | undefined {
  if (scheme !== "file") return undefined;
  const isWindows = fsPath.includes("\\") && !fsPath.includes("/");
  const at = Math.max(fsPath.lastIndexOf("/"), isWindows ? fsPath.lastIndexOf("\\") : -1);
  const [folder, name] = [fsPath.slice(0, at + 1), fsPath.slice(at + 1)];
  const before = ["git", "-C", folder, "show", `HEAD:./${name}`].map((arg) => quote(arg, isWindows)).join(" ");
  return `${before} | ${commandLine(["diff", "-", fsPath])}`;
}

function quote(arg: string, isWindows: boolean): string {
  if (/^[\w./:@=+,-]+$/.test(arg) || (isWindows && /^[\w.\\:@=+,-]+$/.test(arg))) return arg;
  return isWindows ? `"${arg.replaceAll('"', '""')}"` : `'${arg.replaceAll("'", `'\\''`)}'`;
}
