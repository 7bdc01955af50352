import { extensions, type Uri } from "vscode";

/** What we use of the built-in git extension. */
interface GitExtension {
  readonly getAPI: (version: 1) => GitApi;
}

interface GitApi {
  readonly getRepository: (uri: Uri) => GitRepository | null;
  readonly toGitUri: (uri: Uri, ref: string) => Uri;
}

interface GitRepository {
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined };
  readonly show: (ref: string, path: string) => Promise<string>;
}

/** What a file was in the last commit. */
export interface GitVersion {
  readonly text: string;
  /** Where the same can be read, now and after other commits. */
  readonly uri: Uri;
}

/** Undefined where there is no git, no repository, no commit or no such file in it. */
export async function gitVersion(file: Uri): Promise<GitVersion | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined || file.scheme !== "file") return undefined;
  try {
    const git = (await extension.activate()).getAPI(1);
    const repository = git.getRepository(file);
    const commit = repository?.state.HEAD?.commit;
    if (repository === null || commit === undefined) return undefined;
    return { text: await repository.show(commit, file.fsPath), uri: git.toGitUri(file, commit) };
  } catch {
    return undefined;
  }
}
