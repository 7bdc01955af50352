import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { root } from "../support/repository.js";
import { requireBuild } from "../support/require-build.js";
import { run } from "../support/run.js";
import { temporaryDirectory } from "../support/temporary-directory.js";

const page = readFileSync(join(root, "docs/editor.md"), "utf8");
const driver = (name: string) => fileURLToPath(new URL(`./editors/${name}`, import.meta.url));

interface Editor {
  readonly name: string;
  /** Tells the version, and fails where the editor is not installed. */
  readonly version: readonly [command: string, ...args: string[]];
  /** The heading of the page whose snippet that version takes. */
  readonly heading: (version: string) => string;
  readonly file: string;
  readonly start: (settings: string) => readonly [command: string, ...args: string[]];
  /** What the driver tries besides diagnostics. */
  readonly tries: "everything" | "diagnostics";
}

const aleFolder = "/usr/share/vim-ale";

const editors: readonly Editor[] = [
  {
    name: "Neovim",
    version: ["nvim", "--version"],
    heading: (version) => (/v0\.(?:[0-9]|10)\./u.test(version) ? "Neovim 0.7 to 0.10" : "Neovim 0.11"),
    file: "init.lua",
    start: (settings) => [
      "nvim",
      "--headless",
      "-u",
      settings,
      "sentry.acl",
      "-c",
      `luafile ${driver("drive-neovim.lua")}`,
    ],
    tries: "everything",
  },
  {
    name: "Emacs",
    // Eglot is a part of Emacs since 29, and a package before.
    version: ["emacs", "--batch", "-l", "eglot", "--eval", "(princ emacs-version)"],
    heading: () => "Emacs",
    file: "init.el",
    start: (settings) => ["emacs", "--batch", "-l", settings, "-l", driver("drive-emacs.el")],
    tries: "everything",
  },
  {
    name: "Vim",
    version: ["sh", "-c", `vim --version | grep -q '+timers' && test -d ${aleFolder}`],
    heading: () => "Vim 9",
    file: "vimrc",
    start: (settings) => [
      "vim",
      "-N",
      "-n",
      "--not-a-term",
      "-T",
      "dumb",
      "--cmd",
      `set runtimepath^=${aleFolder}`,
      "-u",
      settings,
      "sentry.acl",
      "-S",
      driver("drive-vim.vim"),
    ],
    tries: "diagnostics",
  },
];

describe("the set-up of the page, in the editor that it is for", () => {
  it.for(editors)("$name works with the snippet of the page", async (editor, { skip }) => {
    const [command, ...args] = editor.version;
    const installed = await run(command, args).catch(() => undefined);
    if (installed?.code !== 0) {
      console.error(`THE SET-UP OF ${editor.name.toUpperCase()} WAS NOT TRIED: it is not installed`);
      return skip(`${editor.name} is not installed`);
    }
    requireBuild();
    const folder = temporaryDirectory();
    const bin = join(folder, "bin");
    mkdirSync(bin);
    symlinkSync(join(root, "packages/cli/bin/sentry.js"), join(bin, "sentry"));
    const settings = join(folder, editor.file);
    writeFileSync(settings, snippetOf(editor.heading(installed.stdout)));
    writeFileSync(join(folder, "sentry.acl"), "fail_closed   = 1\ndry_run = true\n");
    writeFileSync(join(folder, "sentry.events.ndjson"), "nonsense\n");
    const seenFile = join(folder, "seen.json");
    const [program, ...rest] = editor.start(settings);
    const PATH = `${bin}${delimiter}${process.env.PATH ?? ""}`;
    const env = { ...process.env, PATH, SEEN: seenFile, HOME: folder, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder };
    const { output } = await run(program, rest, { cwd: folder, env });
    const seen: unknown = existsSync(seenFile) ? JSON.parse(readFileSync(seenFile, "utf8")) : output;
    expect(seen).toMatchObject({
      policy: [expect.stringContaining("Expected Boolean, found Number")],
      events: [expect.stringContaining("not JSON")],
      ...(editor.tries === "everything" && {
        hover: expect.stringContaining("Block what no tier could settle"),
        formatted: expect.stringMatching(/^fail_closed = 1\ndry_run {5}= true\n?$/u),
      }),
    });
  });
});

function snippetOf(heading: string): string {
  const [, section = ""] = page.split(`### ${heading}\n`);
  const [, snippet] = /```text\n(.*?)```/su.exec(section) ?? [];
  if (snippet === undefined) throw new Error(`the page has no snippet under ${heading}`);
  return snippet;
}
