import {
  commands,
  extensions,
  type QuickPickItem,
  type QuickPickOptions,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { ExtensionApi } from "../../src/extension.js";

/** The suites run in Node and in a browser alike: no module of either is used, and no assertion library. */
export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [left, right] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Looks until something is there. */
export async function until<T>(what: string, look: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`it did not come: ${what}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** The extension, with a server that answers. */
export async function activated(): Promise<ExtensionApi> {
  const extension = extensions.getExtension<ExtensionApi>("a3s.sentry-acl");
  ok(extension, "the extension is not there");
  const api = await extension.activate();
  await api.server.ready;
  return api;
}

/** A file of the workspace. */
export function file(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  ok(folder, "no folder is open");
  return Uri.joinPath(folder.uri, name);
}

export async function show(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file(name));
  await window.showTextDocument(document);
  return document;
}

export async function closeAll(): Promise<void> {
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** The labels of the tabs that are open. */
export function tabLabels(): string[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

/** Answers what a command asks the user to choose, by the labels; gives the labels of what was offered each time. */
export async function answering(labels: readonly string[], run: () => PromiseLike<unknown>): Promise<string[][]> {
  const offered: string[][] = [];
  const asked = window.showQuickPick;
  const stand = async (items: readonly QuickPickItem[], options?: QuickPickOptions) => {
    offered.push(items.map(({ label }) => label));
    const chosen = items.filter(({ label }) => labels.includes(label));
    ok(chosen.length > 0, `none of ${labels} is among ${offered.at(-1)}`);
    return options?.canPickMany === true ? chosen : chosen[0];
  };
  Object.assign(window, { showQuickPick: stand });
  try {
    await run();
  } finally {
    Object.assign(window, { showQuickPick: asked });
  }
  ok(offered.length > 0, "nothing was asked");
  return offered;
}
