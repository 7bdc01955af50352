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

function quote(arg: string, isWindows: boolean): string {
  if (/^[\w./:@=+,-]+$/.test(arg) || (isWindows && /^[\w.\\:@=+,-]+$/.test(arg))) return arg;
  return isWindows ? `"${arg.replaceAll('"', '""')}"` : `'${arg.replaceAll("'", `'\\''`)}'`;
}
