import { writeSync } from "node:fs";
import { createEnforcer } from "../../src/enforce/create-enforcer.js";
import { targetOf } from "./target-of.js";

// Enforces targets of random numbers below `limit`, `rounds` times or until it is killed, and acknowledges on its
// output each one that was written. What fails, it reports and goes on.
const [path = "", limit = "1", rounds = "1"] = process.argv.slice(2);
const enforce = createEnforcer({ exec: path });

writeSync(1, "ready\n");
for (let round = 0; round < Number(rounds); round++) {
  const target = targetOf(Math.floor(Math.random() * Number(limit)));
  const outcome = enforce({ kind: "DenyExec", target });
  if (outcome.kind === "written") writeSync(1, `${target}\n`);
  if (outcome.kind === "failed") writeSync(1, `failed ${outcome.error.message}\n`);
}
