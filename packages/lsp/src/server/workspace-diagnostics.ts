import { type Diagnostic, LineIndex } from "@a3s/acl-grammar";
import { eventsFileFindings } from "@a3s/sentry-core";
import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { SampleService } from "../samples/sample-service.js";
import { settingsOf } from "../settings/settings-of.js";
import { currentText } from "./current-text.js";
import { logFailure } from "./guard.js";
import { lspDiagnostics, resultIdOf } from "./lsp-diagnostics.js";
import type { Session } from "./session.js";
import { unlessGone } from "./unless-gone.js";
import { type PlannedPolicy, planWorkspace, type WorkspacePlan } from "./workspace-plan.js";

/** What is wrong with a file that no client has open. */
export interface FileReport {
  readonly uri: string;
  /** The same for the same diagnostics. */
  readonly resultId: string;
  readonly items: readonly LspDiagnostic[];
}

/**
 * Finds what is wrong with the policies and the sample events of the folders that are not open: what their texts and
 * their expectations tell. Proofs are left to documents that somebody works on.
 */
export interface WorkspaceDiagnostics {
  /** One list of reports for every policy, as they are found; what did not change is not looked at again. */
  reports(signal: AbortSignal): AsyncGenerator<readonly FileReport[]>;
  /**
   * Texts are others, or also files, folders or settings: a client that does not ask is told soon.
   *
   * @param uri A document that was opened or closed: what was published of it was said by others since.
   */
  changed(what: "texts" | "files", uri?: string): void;
  dispose(): void;
}

interface Checked {
  /** Names the states of the texts and the settings that the reports are about. */
  readonly key: string;
  readonly reports: readonly FileReport[];
}

/** Somebody who works on a document is served first. Milliseconds. */
const sweepDelay = 500;

export function createWorkspaceDiagnostics(session: Session, samples: SampleService): WorkspaceDiagnostics {
  const checked = new Map<string, Checked>();
  const published = new Map<string, string>();
  let plan: Promise<WorkspacePlan> | undefined;
  /** Counts what changed, so that clients that ask every few seconds cost nothing while nothing does. */
  let state = 0;
  let settled: { readonly state: number; readonly groups: readonly (readonly FileReport[])[] } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sweeping: AbortController | undefined;

  const isOpen = (uri: string) => session.documents.get(uri) !== undefined;

  async function* reports(signal: AbortSignal): AsyncGenerator<readonly FileReport[]> {
    const began = state;
    if (settled?.state === began) return yield* settled.groups;
    const all: (readonly FileReport[])[] = [];
    plan ??= planWorkspace(session, samples);
    const { policies, orphans } = await plan;
    for (const uri of checked.keys()) if (!policies.has(uri) && !orphans.includes(uri)) checked.delete(uri);
    const groups = [...policies, ...orphans.map((uri) => [uri, { tried: [], owned: [uri] }] as const)];
    for (const [uri, planned] of groups) {
      signal.throwIfAborted();
      const closed = [...new Set([uri, ...planned.owned])].filter((file) => !isOpen(file));
      if (closed.length === 0) continue;
      const group = (await reportsOf(uri, planned, closed, signal)).filter((report) => !isOpen(report.uri));
      all.push(group);
      yield group;
    }
    if (state === began) settled = { state, groups: all };
  }

  async function reportsOf(
    uri: string,
    planned: PlannedPolicy,
    closed: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly FileReport[]> {
    const key = await keyOf([...new Set([uri, ...planned.tried, ...closed])]);
    const known = checked.get(uri);
    if (known?.key === key) return known.reports;
    const found: FileReport[] = [];
    for (const file of closed) {
      try {
        const report = await reportOf(file, file === uri && !planned.owned.includes(uri), signal);
        if (report !== undefined) found.push(report);
      } catch (error) {
        signal.throwIfAborted();
        logFailure(session, "checking a file", error);
      }
    }
    checked.set(uri, { key, reports: found });
    forgetUnused(uri, planned);
    return found;
  }

  async function reportOf(uri: string, isPolicy: boolean, signal: AbortSignal): Promise<FileReport | undefined> {
    const found = isPolicy ? await policyFindings(uri, signal) : await eventsFindings(uri, signal);
    if (found === undefined) return undefined;
    const items = lspDiagnostics(session, { uri, lineIndex: found.lineIndex }, found.findings);
    return { uri, resultId: resultIdOf(items), items };
  }

  async function policyFindings(uri: string, signal: AbortSignal): Promise<Found | undefined> {
    const run = await samples.ofPolicy(uri, signal);
    if (run === undefined) return undefined;
    const { parsed, diagnostics } = run.snapshot.analysis;
    return {
      lineIndex: parsed.lineIndex,
      findings: [...diagnostics, ...(run.tried?.report.policyFindings ?? [])],
    };
  }

  async function eventsFindings(uri: string, signal: AbortSignal): Promise<Found | undefined> {
    const found = await samples.ofEvents(uri, signal);
    if (found === undefined) return undefined;
    const { own, run } = found;
    const ofRun = run?.tried?.report.eventsFindings.find(({ file }) => file === uri);
    return { lineIndex: new LineIndex(own.file.text), findings: ofRun?.findings ?? eventsFileFindings(own.file) };
  }

  /** The states of texts, and what the settings make of their diagnostics. */
  async function keyOf(uris: readonly string[]): Promise<string> {
    const states = await Promise.all(
      uris.map(async (uri) => {
        const state = (await currentText(session, uri))?.generation;
        return [uri, state, isOpen(uri), settingsOf(session, uri).severities];
      }),
    );
    return JSON.stringify(states);
  }

  /** Engines and trees of files that nobody works on would be kept in vain. */
  function forgetUnused(policy: string, { tried, owned }: PlannedPolicy): void {
    const files = [policy, ...tried, ...owned];
    if (files.some(isOpen)) return;
    for (const uri of files) samples.forget(uri);
    session.policies.forget(policy);
  }

  async function sweep(signal: AbortSignal): Promise<void> {
    const seen = new Set<string>();
    for await (const group of reports(signal)) {
      for (const { uri, resultId, items } of group) {
        seen.add(uri);
        if (published.get(uri) === resultId || (items.length === 0 && !published.has(uri))) continue;
        published.set(uri, resultId);
        unlessGone(session.connection.sendDiagnostics({ uri, diagnostics: [...items] }));
      }
    }
    for (const uri of [...published.keys()].filter((one) => !seen.has(one))) {
      published.delete(uri);
      // What is open is told of by those who check it.
      if (!isOpen(uri)) unlessGone(session.connection.sendDiagnostics({ uri, diagnostics: [] }));
    }
  }

  function begin(): void {
    timer = undefined;
    const controller = new AbortController();
    sweeping = controller;
    sweep(controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) logFailure(session, "checking the workspace", error);
    });
  }

  function stop(): void {
    clearTimeout(timer);
    sweeping?.abort();
  }

  return {
    reports,
    changed(what, uri) {
      state++;
      if (uri !== undefined) published.delete(uri);
      if (what === "files") plan = undefined;
      if (session.client.pullsDiagnostics || session.phase !== "running") return;
      stop();
      timer = setTimeout(begin, sweepDelay);
    },
    dispose: stop,
  };
}

interface Found {
  readonly lineIndex: LineIndex;
  readonly findings: readonly Diagnostic[];
}
