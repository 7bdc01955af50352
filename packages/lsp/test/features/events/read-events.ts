import {
  analyzePolicy,
  type DryJudge,
  dryJudgeOf,
  type EventsFile,
  type ExpectationReport,
  finishAnalysis,
  parseEventsFile,
  runExpectations,
} from "@a3s/sentry-core";

export const policy = `fail_closed = true
deny { exec = env("EXEC_FILE") }
rule "netcat" {
  on       = "ToolExec"
  match    = '\\bnc\\b'
  verdict  = "block"
  severity = "high"
  reason   = "no netcat"
  action   = "deny-exec"
}
rule "push" {
  on       = "ToolExec"
  match    = "^git push"
  verdict  = "escalate"
  severity = "low"
  reason   = "a push"
}
`;

export interface TriedEvents {
  readonly judge: DryJudge;
  readonly file: EventsFile;
  readonly report: ExpectationReport;
}

/** Making one takes longer than judging with it. */
const judges = new Map<string, DryJudge>();

export function tryEvents(text: string, policyText: string = policy): TriedEvents {
  const judge = judges.get(policyText) ?? dryJudgeOf(analyzePolicy(policyText).policy);
  judges.set(policyText, judge);
  const file = parseEventsFile(text);
  return { judge, file, report: finishAnalysis(runExpectations(judge, [{ name: "e", file }])) };
}

export const exec = (command: string, more = "") =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(command.split(" "))}}}${more}}`;
