import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runSound } from "./run.js";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a Chromium: the one that `CHROMIUM` names, else the first on the path. A build server that sets
 * `SENTRY_INSTALL_BROWSER` and runs as root on Debian gets the package of the distribution.
 *
 * @throws Error that says what to install when there is none.
 */
export async function findBrowser(): Promise<string> {
  const found = process.env.CHROMIUM || onPath();
  if (found !== undefined) return found;
  if (process.env.SENTRY_INSTALL_BROWSER !== undefined && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await runSound("apt-get", ["update", "-qq"]);
    await runSound("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]);
    const installed = onPath();
    if (installed !== undefined) return installed;
  }
  throw new Error("there is no Chromium: install one (Debian: apt-get install chromium), or name it in CHROMIUM");
}

function onPath(): string | undefined {
  const directories = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => directories.map((directory) => join(directory, name)))
    .find((file) => existsSync(file));
}
