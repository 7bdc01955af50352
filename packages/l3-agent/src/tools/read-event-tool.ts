import { readFilePart } from "../read-file-part.js";
import { defineTool, evidence, problem, type Tool } from "./define-tool.js";

/** How many bytes one call gives. */
const maxBytes = 8 * 1024;

export function readEventTool(path: string): Tool {
  return defineTool({
    name: "read_event",
    description: `Reads the recorded event, of which the incident shows an excerpt, ${maxBytes} bytes at a time.`,
    parameters: {
      offset: { type: "integer", minimum: 0, maximum: 2 ** 40, description: "Where to begin, in bytes. Default 0." },
    },
    run: async ({ offset = 0 }) => {
      const part = await readFilePart(path, offset, maxBytes);
      if (part === undefined) return problem("the event cannot be read");
      const { bytes, start, size } = part;
      return evidence(`bytes ${start} to ${start + bytes.length} of ${size}:\n${bytes.toString("utf8")}`);
    },
  });
}
