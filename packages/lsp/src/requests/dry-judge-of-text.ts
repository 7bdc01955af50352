import { createDryJudge, type DryJudge, driveAnalysis, examinePolicy } from "@a3s/sentry-core";

/** A judge for the text of a policy, made while others get their turn; undefined where the text has errors. */
export async function dryJudgeOfText(text: string, signal: AbortSignal): Promise<DryJudge | undefined> {
  const { analysis } = await driveAnalysis(examinePolicy(text), { signal });
  if (!analysis.accepted) return undefined;
  return driveAnalysis(createDryJudge(analysis.policy), { signal });
}
