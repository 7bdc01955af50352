import { findBrowser } from "../../../../../test/support/find-browser.js";
import { type Editor, installEditor } from "./install-editor.js";

/** What a real-editor run needs from outside of the repository. */
export interface Tools {
  readonly editor: Editor;
  /** The path of a Chromium. */
  readonly browser: string;
}

/** Finds or installs the tools. When that cannot be, the reason is given instead: the run is then left out, loudly. */
export async function installTools(): Promise<Tools | { readonly missing: string }> {
  try {
    const browser = await findBrowser();
    return { browser, editor: await installEditor() };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
