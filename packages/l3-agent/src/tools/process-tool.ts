import { type ProcessView, processViews } from "../proc/process-views.js";
import { defineTool, evidence, problem } from "./define-tool.js";

const names = Object.keys(processViews) as readonly ProcessView[];

/** Looks at a process. Which files of /proc are read is settled by a table; no argument becomes part of a path but a number. */
export const processTool = defineTool({
  name: "process",
  description: [
    "Looks at a running process of this machine. Views:",
    ...names.map((name) => `${name}: ${processViews[name].description};`),
  ].join(" "),
  parameters: {
    // The kernel's upper bound of process numbers is 2^22.
    pid: { type: "integer", minimum: 1, maximum: 2 ** 22, description: "The number of the process.", required: true },
    view: { type: "string", enum: names, description: "What to look at.", required: true },
  },
  run: async ({ pid, view }) => {
    const text = await processViews[view as ProcessView].read(pid);
    return text === undefined || text === ""
      ? problem("there is no such process, or this may not be read")
      : evidence(text);
  },
});
