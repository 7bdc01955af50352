import { join } from "node:path";
import { root } from "../../../../test/support/repository.js";

/** The directory of the extension. */
export const extensionDirectory = join(root, "packages/vscode-ext");
