import pc from "picocolors";
import type { CliContext } from "../context.js";
import type { Output } from "../io/output.js";

export type Colors = ReturnType<typeof pc.createColors>;

/** Where nothing is coloured. */
export const plainColors: Colors = pc.createColors(false);

/**
 * The colours for an output: on a terminal that is not dumb, and never when `NO_COLOR` is set to anything.
 * `FORCE_COLOR` turns them on without a terminal, and off when it is `0` or `false`.
 */
export function colorsFor(context: CliContext, output: Output): Colors {
  return pc.createColors(wantsColors(context, output));
}

function wantsColors({ env }: CliContext, output: Output): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return !["0", "false"].includes(env.FORCE_COLOR);
  return output.isTTY && env.TERM !== "dumb";
}
