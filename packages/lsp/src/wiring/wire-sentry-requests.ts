import {
  deepBudget,
  diffPolicies,
  driveAnalysis,
  dryRun,
  type JudgedEvent,
  normalBudget,
  parseEventsLine,
} from "@a3s/sentry-core";
import { ErrorCodes, ResponseError } from "vscode-languageserver";
import { builtinDocument } from "../document/builtin-document.js";
import type { clientRequests } from "../protocol/methods.js";
import type {
  BuiltinPolicyResult,
  DryRunResult,
  ExplainResult,
  PolicyDiffResult,
  PolicyStatus,
  RulesResult,
  TestsResult,
} from "../protocol/requests.js";
import { evalCommand } from "../requests/commands.js";
import { dryJudgeOfText } from "../requests/dry-judge-of-text.js";
import { explainResult } from "../requests/explain-result.js";
import { policyStatus } from "../requests/policy-status.js";
import { rulesResult } from "../requests/rules-result.js";
import { testsResult } from "../requests/tests-result.js";
import type { SampleRun } from "../samples/samples.js";
import { currentText } from "../server/current-text.js";
import { guardRequest, type RequestContext } from "../server/guard.js";
import { recordOf, textOf } from "../server/params.js";
import type { Session } from "../server/session.js";
import type { Services, Wiring } from "./wiring.js";

type ClientRequest = (typeof clientRequests)[number];

/** The requests that the server has beyond the standard ones. */
export const sentryRequestsWiring: Wiring = {
  register(session, services) {
    const { samples } = services;
    const on = <Result extends object | null>(
      method: ClientRequest,
      otherwise: Result,
      handler: (params: unknown, context: RequestContext) => Promise<Result> | Result,
    ) => {
      const guarded = guardRequest<object | null>(session, method, otherwise, handler);
      session.connection.onRequest(method, guarded);
    };
    const withRun = <Result>(answer: (run: SampleRun) => Result) => {
      return async (params: unknown, { signal }: RequestContext): Promise<Result | null> => {
        const run = await samples.ofPolicy(textOf(params, "uri"), signal);
        return run === undefined ? null : answer(run);
      };
    };

    on<BuiltinPolicyResult>("sentry/builtinPolicy", { uri: builtinDocument.uri, text: builtinDocument.text }, () => {
      const { uri, text } = builtinDocument;
      return { uri, text };
    });
    on<RulesResult | null>("sentry/rules", null, withRun(rulesResult));
    on<TestsResult | null>("sentry/tests", null, withRun(testsResult));
    on<PolicyStatus | null>(
      "sentry/status",
      null,
      withRun((run) => policyStatus(run, samples.isChosen(run.snapshot.uri))),
    );
    on<PolicyStatus | null>("sentry/useEvents", null, async (params, context) => {
      const uri = textOf(params, "uri");
      samples.choose(uri, eventsFilesOf(params));
      services.changedAll();
      return withRun((run) => policyStatus(run, samples.isChosen(uri)))(params, context);
    });
    on<DryRunResult | null>("sentry/dryRun", null, (params, context) => answerDryRun(params, context, services));
    on<ExplainResult | null>("sentry/explain", null, (params, context) => answerExplain(params, context, services));
    on<PolicyDiffResult | null>("sentry/policyDiff", null, answerDiff);
  },
};

function eventsFilesOf(params: unknown): readonly string[] | undefined {
  const { eventsFiles } = recordOf(params);
  if (eventsFiles === null || eventsFiles === undefined) return undefined;
  if (Array.isArray(eventsFiles) && eventsFiles.every((uri) => typeof uri === "string")) return eventsFiles;
  throw new ResponseError(ErrorCodes.InvalidParams, "eventsFiles must be a list of URIs, or null");
}

async function answerDryRun(
  params: unknown,
  { signal }: RequestContext,
  { samples }: Services,
): Promise<DryRunResult | null> {
  const uri = textOf(params, "uri");
  const run = await samples.ofPolicy(uri, signal);
  if (run === undefined) return null;
  if (run.tried === undefined) return { accepted: false, files: [] };
  const { judge } = run.tried;
  const { text } = recordOf(params);
  if (typeof text === "string") {
    return { accepted: true, files: [{ rows: await driveAnalysis(dryRun(judge, text), { signal }) }] };
  }
  const files: { uri: string; rows: Awaited<ReturnType<typeof rowsOf>> }[] = [];
  const rowsOf = (content: string) => driveAnalysis(dryRun(judge, content), { signal });
  for (const { uri, file } of run.files) files.push({ uri, rows: await rowsOf(file.text) });
  const [only] = files;
  const command = files.length === 1 && only !== undefined ? evalCommand(uri, only.uri) : undefined;
  return { accepted: true, files, ...(command !== undefined && { command }) };
}

async function answerExplain(
  params: unknown,
  context: RequestContext,
  { samples }: Services,
): Promise<ExplainResult | null> {
  const run = await samples.ofPolicy(textOf(params, "uri"), context.signal);
  const event = await eventOf(params, context.session);
  if (run?.tried === undefined || event === undefined) return null;
  return explainResult(run.snapshot, run.tried.judge, event);
}

/** The event that is given, or that stands on a line; undefined where there is none that is judged. */
async function eventOf(params: unknown, session: Session): Promise<JudgedEvent | undefined> {
  const { event, at } = recordOf(params);
  if (typeof event === "string") return parseEventsLine(event).event;
  const uri = textOf(at, "uri");
  const { line } = recordOf(at);
  const source = await currentText(session, uri);
  if (source === undefined || typeof line !== "number") return undefined;
  const content = source.text.split(/\r\n?|\n/u, line + 1)[line];
  return content === undefined ? undefined : parseEventsLine(content).event;
}

async function answerDiff(params: unknown, { session, signal }: RequestContext): Promise<PolicyDiffResult | null> {
  const { before, deep } = recordOf(params);
  const { text } = recordOf(before);
  const oldText = typeof text === "string" ? text : (await currentText(session, textOf(before, "uri")))?.text;
  const newText = (await currentText(session, textOf(params, "uri")))?.text;
  if (oldText === undefined || newText === undefined) return null;
  const old = await dryJudgeOfText(oldText, signal);
  if (old === undefined) return { accepted: false, refused: "before" };
  const now = await dryJudgeOfText(newText, signal);
  if (now === undefined) return { accepted: false, refused: "after" };
  const budget = deep === true ? deepBudget : normalBudget;
  const kinds = await driveAnalysis(diffPolicies(old, now, budget), { signal });
  return {
    accepted: true,
    kinds,
    rulesBefore: old.rules.map(({ name }) => name),
    rulesAfter: now.rules.map(({ name }) => name),
  };
}
