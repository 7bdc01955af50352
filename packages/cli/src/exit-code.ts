/** What the process ends with. The table stands in docs/cli.md too, for those who write scripts. */
export const exitCodes = {
  /** Done, and nothing to report at the level asked for. */
  ok: 0,
  /** Done, and there is something to report: findings, a file that is not formatted, a policy that is refused. */
  findings: 1,
  /** Not done: the command line is wrong, or something could not be read or written. */
  failure: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code that tells more: a failure over findings, findings over nothing. */
export function worstExitCode(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
