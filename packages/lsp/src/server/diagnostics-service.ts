import type { Diagnostic } from "@a3s/acl-grammar";
import { deepBudget, driveAnalysis, eventsFileFindings, normalBudget } from "@a3s/sentry-core";
import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import { builtinScheme } from "../document/builtin-document.js";
import type { OpenDocument } from "../document/open-documents.js";
import { examineInSlices } from "../document/policy-versions.js";
import type { SampleService } from "../samples/sample-service.js";
import { settingsOf } from "../settings/settings-of.js";
import type { ProofLevel } from "../settings/settings-table.js";
import { createCheckSchedule } from "./check-schedule.js";
import { logFailure } from "./guard.js";
import { lspDiagnostics, resultIdOf } from "./lsp-diagnostics.js";
import { roleOf } from "./role-of.js";
import type { Session } from "./session.js";
import { unlessGone } from "./unless-gone.js";

/** The diagnostics of one state of a document, as an answer to a client that asks for them. */
export interface PulledDiagnostics {
  /** The same for the same diagnostics. */
  readonly resultId: string;
  readonly items: readonly LspDiagnostic[];
}

/** Finds what is wrong with documents and tells the client, the quick findings first. */
export interface DiagnosticsService {
  /** A document was opened, or what it depends on changed: it is checked at once. */
  opened(uri: string): void;
  changed(uri: string): void;
  closed(uri: string): void;
  /** Settings changed: everything is checked anew. */
  changedAll(): void;
  pull(uri: string, signal: AbortSignal): Promise<PulledDiagnostics | undefined>;
  /** What is known to be wrong with an open document, proofs included where they are made. */
  findings(uri: string, signal: AbortSignal): Promise<readonly Diagnostic[]>;
  dispose(): void;
}

interface Proved {
  readonly generation: number;
  readonly level: ProofLevel;
  readonly diagnostics: readonly Diagnostic[];
}

/** A pause after the quick diagnostics in which somebody who types goes on, and no proof is begun in vain. */
const proofDelay = 250;
/** The shortest wait for a document to be quiet, in milliseconds: edits of one command arrive together. */
const shortestDelay = 10;

export interface DiagnosticsHooks {
  /** What is shown of a document besides its diagnostics may have changed. */
  readonly checked: (uri: string) => void;
}

export function createDiagnosticsService(
  session: Session,
  samples: SampleService,
  hooks: DiagnosticsHooks,
): DiagnosticsService {
  const { connection, documents, policies } = session;
  const proved = new Map<string, Proved>();
  const costs = new Map<string, number>();
  const schedule = createCheckSchedule((uri, signal) =>
    check(uri, signal).catch((error: unknown) => {
      if (!signal.aborted) logFailure(session, "checking a document", error);
    }),
  );

  async function check(uri: string, signal: AbortSignal): Promise<void> {
    const document = documents.get(uri);
    if (document === undefined) return;
    if (roleOf(session, document.uri) === "policy") await checkPolicy(document, signal);
    else publish(document, await eventsFindings(document, signal));
    hooks.checked(uri);
    if (roleOf(session, document.uri) === "policy") await proveLater(document, signal);
  }

  /** The quick findings first: what the sample events show follows when they have been judged. */
  async function checkPolicy(document: OpenDocument, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    const quick = await textFindings(document, signal);
    signal.throwIfAborted();
    costs.set(document.uri, performance.now() - started);
    publish(document, quick);
    const tried = await sampleFindings(document, signal);
    signal.throwIfAborted();
    if (tried.length > 0) publish(document, [...quick, ...tried]);
    for (const dependent of await samples.dependents(document.uri)) schedule.changed(dependent, 0);
  }

  async function proveLater(document: OpenDocument, signal: AbortSignal): Promise<void> {
    if (isProved(document) || !mayProve(document)) return;
    await pause(proofDelay, signal);
    const examined = await driveAnalysis(policies.snapshotOf(document).examine(), { signal });
    if (!examined.analysis.accepted) return;
    const level = settingsOf(session, document.uri).proofs;
    const budget = level === "deep" ? deepBudget : normalBudget;
    const { diagnostics } = await driveAnalysis(examined.prove({ budget }), { signal });
    proved.set(document.uri, { generation: document.generation, level, diagnostics });
    publish(document, [...diagnostics, ...(await sampleFindings(document, signal))]);
    if (session.client.pullsDiagnostics) unlessGone(connection.languages.diagnostics.refresh());
    hooks.checked(document.uri);
  }

  async function findingsOf(document: OpenDocument, signal: AbortSignal): Promise<readonly Diagnostic[]> {
    switch (roleOf(session, document.uri)) {
      case "policy":
        return [...(await textFindings(document, signal)), ...(await sampleFindings(document, signal))];
      case "events":
        return eventsFindings(document, signal);
      case undefined:
        return [];
    }
  }

  /** What the text of a policy tells, and the proofs where they are made. */
  async function textFindings(document: OpenDocument, signal: AbortSignal): Promise<readonly Diagnostic[]> {
    // The built-in policy was checked where it was made, and knows itself to be built in.
    if (isBuiltin(document)) return [];
    const known = proved.get(document.uri);
    if (known !== undefined && isProved(document)) return known.diagnostics;
    const snapshot = policies.snapshotOf(document);
    await examineInSlices(snapshot, signal);
    return snapshot.analysis.diagnostics;
  }

  /** What the expectations in a policy's comments find. */
  async function sampleFindings(document: OpenDocument, signal: AbortSignal): Promise<readonly Diagnostic[]> {
    if (isBuiltin(document)) return [];
    const run = await samples.ofPolicy(document.uri, signal);
    return run?.tried?.report.policyFindings ?? [];
  }

  async function eventsFindings(document: OpenDocument, signal: AbortSignal): Promise<readonly Diagnostic[]> {
    const { own, run } = (await samples.ofEvents(document.uri, signal)) ?? {};
    const ofRun = run?.tried?.report.eventsFindings.find(({ file }) => file === document.uri);
    if (ofRun !== undefined) return ofRun.findings;
    return own === undefined ? [] : eventsFileFindings(own.file);
  }

  function publish(document: OpenDocument, diagnostics: readonly Diagnostic[]): void {
    if (session.client.pullsDiagnostics || session.phase !== "running") return;
    // What was found about another state of the document is of no use to anybody.
    if (documents.get(document.uri)?.generation !== document.generation) return;
    const { uri, version } = document;
    unlessGone(
      connection.sendDiagnostics({
        uri,
        ...(session.client.versionedDiagnostics ? { version } : {}),
        diagnostics: [...lspDiagnostics(session, document, diagnostics)],
      }),
    );
  }

  function isProved({ uri, generation }: OpenDocument): boolean {
    const known = proved.get(uri);
    return known?.generation === generation && known.level === settingsOf(session, uri).proofs;
  }

  function mayProve(document: OpenDocument): boolean {
    return settingsOf(session, document.uri).proofs !== "off" && !isBuiltin(document);
  }

  function delayOf(uri: string): number {
    const { delay } = settingsOf(session, uri);
    return Math.min(delay, Math.max(shortestDelay, (costs.get(uri) ?? delay) / 4));
  }

  return {
    opened(uri) {
      schedule.changed(uri, 0);
    },
    changed(uri) {
      schedule.changed(uri, delayOf(uri));
    },
    closed(uri) {
      schedule.cancel(uri);
      proved.delete(uri);
      costs.delete(uri);
      policies.forget(uri);
      // It may have been saved: what was read of the file is no longer what stands in it.
      session.files.forget(uri);
      samples.forget(uri);
      if (!session.client.pullsDiagnostics) unlessGone(connection.sendDiagnostics({ uri, diagnostics: [] }));
    },
    changedAll() {
      for (const { uri } of documents.all()) schedule.changed(uri, 0);
      if (session.client.pullsDiagnostics) unlessGone(connection.languages.diagnostics.refresh());
    },
    async pull(uri, signal) {
      const document = documents.get(uri);
      if (document === undefined) return undefined;
      const items = lspDiagnostics(session, document, await findingsOf(document, signal));
      return { resultId: resultIdOf(items), items };
    },
    async findings(uri, signal) {
      const document = documents.get(uri);
      return document === undefined ? [] : findingsOf(document, signal);
    },
    dispose() {
      schedule.cancelAll();
    },
  };
}

function isBuiltin({ uri }: OpenDocument): boolean {
  return uri.startsWith(`${builtinScheme}:`);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
