export { type CliContext, processContext } from "./context.js";
export type { Output } from "./io/output.js";
export { main } from "./main.js";
