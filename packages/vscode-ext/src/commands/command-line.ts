/** The command line of `sentry` with these arguments, as a shell takes it: of Windows where a path is one of Windows. */
export function commandLine(args: readonly string[]): string {
  const isWindows = args.some((arg) => /^[A-Za-z]:\\|\\/.test(arg) && !arg.includes("/"));
  return ["sentry", ...args.map((arg) => quote(arg, isWindows))].join(" ");
}

function quote(arg: string, isWindows: boolean): string {
  if (/^[\w./:@=+,-]+$/.test(arg) || (isWindows && /^[\w.\\:@=+,-]+$/.test(arg))) return arg;
  return isWindows ? `"${arg.replaceAll('"', '""')}"` : `'${arg.replaceAll("'", `'\\''`)}'`;
}
