import { extensions, type Uri, workspace } from "vscode";

/** What we use of the built-in git extension. */
interface GitExtension {
  readonly getAPI: (version: 1) => GitApi;
}

interface GitApi {
  readonly toGitUri: (uri: Uri, ref: string) => Uri;
  readonly getRepository: (uri: Uri) => object | null;
}

/** The text of a file in the last commit; undefined where there is no git, no repository or no such file. */
export async function gitVersion(file: Uri): Promise<string | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  try {
    const git = (await extension.activate()).getAPI(1);
    if (git.getRepository(file) === null) return undefined;
    return (await workspace.openTextDocument(git.toGitUri(file, "HEAD"))).getText();
  } catch {
    return undefined;
  }
}
