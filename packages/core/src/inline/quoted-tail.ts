import type { TailReader } from "./detector.js";
import type { TextView } from "./text-view.js";

const backslash = 0x5c;

/**
 * Whether a quote with this many backslashes before it closes a text whose opening quote had `opening`: text within text
 * doubles the backslashes and adds one at each level, and only a quote of the same level closes.
 */
export function closesQuote(backslashes: number, opening: number): boolean {
  return backslashes % (2 * (opening + 1)) === opening;
}

/** The rest of a quoted value from an offset on, up to the quote that closes it, without its backslashes, or a line break. */
export function quotedTail(start: number, quote: number, opening: number): TailReader {
  let at = start;
  let backslashes = 0;
  let end = start;
  return {
    advance: (view: TextView) => {
      for (; ; at++) {
        const code = view.code(at);
        if (code < 0 || code === 0x0a || code === 0x0d) {
          const isOver = code >= 0 || !view.isShort;
          view.isShort = false;
          if (isOver) end = at;
          return isOver;
        }
        if (code === quote && closesQuote(backslashes, opening)) {
          end = at - opening;
          return true;
        }
        backslashes = code === backslash ? backslashes + 1 : 0;
        end = at + 1 - backslashes;
      }
    },
    end: () => end,
  };
}
