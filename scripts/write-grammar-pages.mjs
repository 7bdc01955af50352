// Writes the pages in docs/grammar from the parsers: the test that compares the two is told to update them.
import { run, toolCommand } from "./workspace/processes.mjs";

// The flag comes last, because it would take a file name behind it for its value and update every snapshot there is.
process.exitCode = await run(toolCommand("vitest", ["run", "grammar/test/grammar-pages.test.ts", "--update"]));
