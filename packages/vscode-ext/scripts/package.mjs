import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildExtension } from "./build.mjs";
import { writeNotices } from "./notices.mjs";
import { writeReadme } from "./readme.mjs";

const directory = fileURLToPath(new URL("..", import.meta.url));

/**
 * Packs everything into one `.vsix` and gives its path. What it needs is bundled, so no dependency goes along.
 *
 * @param {string} [file]
 * @returns {Promise<string>}
 */
export async function packageExtension(file = join(directory, "sentry-acl.vsix")) {
  await buildExtension();
  await writeNotices();
  writeReadme();
  await vsce([
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    ...readme,
    "--out",
    file,
  ]);
  return file;
}

/** The page with the pictures in it. */
const readme = ["--readme-path", "bundle/README.md"];

/**
 * The files that would be packed.
 *
 * @returns {Promise<string[]>}
 */
export async function packagedFiles() {
  const output = await vsce(["ls", "--no-dependencies", ...readme]);
  return output.trim().split("\n");
}

/**
 * Runs the packager, and gives what it prints.
 *
 * @param {readonly string[]} args
 * @returns {Promise<string>}
 */
function vsce(args) {
  const program = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(process.execPath, [program, ...args], { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
    const stdout = { text: "" };
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout.text += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(stdout.text);
      else reject(new Error(`the packager ended with ${code}:\n${output}`));
    });
  });
}
