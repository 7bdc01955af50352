import { defineCheck } from "../define-check.js";
import { denySinksOf } from "../model/deny-sinks.js";

/** POSIX, a Windows drive, a Windows share. */
const absolute = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/u;

export const denyRelativePath = defineCheck({
  code: "sentry.deny.relative_path",
  severity: "hint",
  message: "Relative to the working directory",
  documentation:
    "The guards read the deny-file by its absolute path; a relative one depends on where the judge was started.",
  *check(context) {
    for (const sink of denySinksOf(context)) {
      if (sink.kind === "literal" && sink.value !== "" && !absolute.test(sink.value)) yield { range: sink.range };
    }
  },
});
