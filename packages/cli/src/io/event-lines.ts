/** A line of a stream; `tooLong` stands for one that was not kept. */
export type EventLine =
  | { readonly number: number; readonly tooLong: false; readonly text: string }
  | { readonly number: number; readonly tooLong: true };

export interface LineSplitter {
  /** The lines that these bytes complete. */
  push(chunk: Uint8Array): EventLine[];
  /** The last line, where the stream does not end with a line feed. */
  end(): EventLine[];
}

/**
 * Cuts a stream of bytes into lines at line feeds, numbered from 1. It holds no more than one line of `maxBytes`: a
 * longer one is skipped to its end. Bytes that are not UTF-8 become U+FFFD.
 */
export function createLineSplitter(maxBytes: number): LineSplitter {
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;

  function keep(part: Uint8Array): void {
    size += part.byteLength;
    if (size > maxBytes) parts = [];
    // A copy, because the source may reuse its buffer for the next chunk (and `slice` of a Buffer is none).
    else if (part.byteLength > 0) parts.push(new Uint8Array(part));
  }

  function finish(): EventLine {
    number++;
    const tooLong = size > maxBytes;
    const line: EventLine = tooLong
      ? { number, tooLong }
      : { number, tooLong, text: decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)) };
    parts = [];
    size = 0;
    return line;
  }

  return {
    push(chunk) {
      const lines: EventLine[] = [];
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        keep(chunk.subarray(start, end));
        lines.push(finish());
        start = end + 1;
      }
      keep(chunk.subarray(start));
      return lines;
    },
    end: () => (size > 0 ? [finish()] : []),
  };
}

const lineFeed = 0x0a;
