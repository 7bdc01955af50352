import { extensions, type Uri } from "vscode";

/** What we use of the built-in git extension. */
interface GitExtension {
  readonly getAPI: (version: 1) => GitApi;
}

interface GitApi {
  readonly getRepository: (uri: Uri) => GitRepository | null;
}

interface GitRepository {
  readonly show: (ref: string, path: string) => Promise<string>;
}

/** The text of a file in the last commit; undefined where there is no git, no repository or no such file. */
export async function gitVersion(file: Uri): Promise<string | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined || file.scheme !== "file") return undefined;
  try {
    const git = (await extension.activate()).getAPI(1);
    return await git.getRepository(file)?.show("HEAD", file.fsPath);
  } catch {
    return undefined;
  }
}
