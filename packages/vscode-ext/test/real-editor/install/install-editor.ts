import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { npmCommand } from "../../../../../scripts/workspace/processes.mjs";
import { root } from "../../../../../test/support/repository.js";
import { runSound } from "../../../../../test/support/run.js";
import { editorVersions } from "./editor-versions.js";
import { nativeStandIns } from "./native-stand-ins.js";

/** An installed editor. */
export interface Editor {
  /** The directory of VS Code's server and workbench. */
  readonly vscode: string;
  /** The directory of the extension that provides a file system from static files. */
  readonly fileSystemProvider: string;
}

/**
 * Installs the editor from the npm registry alone unless it is there already: no script of a package runs, nothing is
 * compiled. `SENTRY_EDITOR_DIR` names another place than the ignored one in this repository, for example one that a build
 * server keeps.
 */
export async function installEditor(): Promise<Editor> {
  const parent = process.env.SENTRY_EDITOR_DIR ?? join(root, "node_modules/.cache/sentry/editor");
  const directory = join(parent, fingerprint());
  if (!existsSync(directory)) await install(directory);
  return {
    vscode: join(directory, "code-server/lib/vscode"),
    fileSystemProvider: join(directory, "test-web/fs-provider"),
  };
}

/** What is installed, and how: another version or another stand-in is another installation. */
function fingerprint(): string {
  const parts = JSON.stringify([editorVersions, nativeStandIns, process.platform, process.arch]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 16);
}

/** Installs beside the destination and moves the result there, so that a broken or a second run leaves nothing half done. */
async function install(destination: string): Promise<void> {
  mkdirSync(dirname(destination), { recursive: true });
  const work = mkdtempSync(`${destination}-`);
  try {
    const vscode = join(work, "code-server/lib/vscode");
    await unpack(`code-server@${editorVersions.codeServer}`, join(work, "code-server"), ["package/lib/vscode"]);
    await unpack(`@vscode/test-web@${editorVersions.testWeb}`, join(work, "test-web"), ["package/fs-provider"]);
    const ripgrep = `@vscode/ripgrep-${process.platform}-${process.arch}@${editorVersions.ripgrep}`;
    await unpack(ripgrep, join(work, "ripgrep"), ["package/bin"]);
    // `npm ci` refuses this package, whose lock lacks an optional peer; `npm install` keeps to the lock all the same.
    await npm(["install", "--omit=dev"], vscode);
    symlinkSync("node_modules", join(vscode, "node_modules.asar"));
    cpSync(join(work, "ripgrep/bin"), join(vscode, "node_modules/@vscode/ripgrep/bin"), { recursive: true });
    for (const [module, source] of Object.entries(nativeStandIns)) {
      await writeFile(join(vscode, "node_modules", module, "index.js"), source);
    }
    // Another run may have been faster.
    if (!existsSync(destination)) renameSync(work, destination);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function unpack(spec: string, target: string, members: readonly string[]): Promise<void> {
  mkdirSync(target, { recursive: true });
  await npm(["pack", spec, "--pack-destination", target], target);
  const tarball = readdirSync(target).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`npm packed ${spec} into nothing`);
  const options = ["-xzf", tarball, "--strip-components=1", "--exclude=*.map"];
  await runSound("tar", [...options, ...members, "package/package.json"], { cwd: target });
  rmSync(join(target, tarball));
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const [command, ...rest] = npmCommand([...args, ...quiet]);
  await runSound(command, rest, { cwd });
}

/** The version that the installed editor says it has. */
export async function editorVersion({ vscode }: Editor): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(vscode, "package.json"), "utf8"));
  return manifest.version;
}
