import { type CancellationToken, ProgressLocation, window } from "vscode";

/** Does what may take a while: shows it when it does, and lets the user stop it. */
export async function withProgress<Result>(
  title: string,
  task: (token: CancellationToken) => Promise<Result>,
): Promise<Result | undefined> {
  return window.withProgress({ location: ProgressLocation.Window, title, cancellable: true }, async (_, token) => {
    try {
      return await task(token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}
