import { type Disposable, extensions, Uri, workspace } from "vscode";
import type { ExtensionApi } from "../../src/extension.js";

/** The suites run in Node and in a browser alike: no module of either is used, and no assertion library. */
export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [left, right] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Waits until something is there: looks once now, then whenever the editor says that something has happened. */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined> | Thenable<T | undefined>,
): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`it did not come: ${what}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

export async function activated(): Promise<ExtensionApi> {
  const extension = extensions.getExtension<ExtensionApi>("a3s.sentry-acl");
  ok(extension, "the extension is not there");
  return extension.activate();
}

/** A file of the workspace. */
export function file(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  ok(folder, "no folder is open");
  return Uri.joinPath(folder.uri, name);
}

export type { Disposable };
