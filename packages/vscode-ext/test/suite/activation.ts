import { extensions } from "vscode";
import type { ExtensionApi } from "../../src/extension.js";
import { activationMark } from "../real-editor/suite-result.js";

/** What an extension host calls to measure how long the extension takes to start, its code included, and its server. */
export async function run(): Promise<void> {
  const extension = extensions.getExtension<ExtensionApi>("a3s.sentry-acl");
  if (extension === undefined || extension.isActive) throw new Error("the extension runs already, or is not there");
  const start = performance.now();
  const { server } = await extension.activate();
  const active = performance.now() - start;
  await server.ready;
  console.log(activationMark + JSON.stringify({ active, ready: performance.now() - start }));
}
