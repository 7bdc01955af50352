import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

export interface FilePart {
  readonly bytes: Buffer;
  /** Where the part begins. */
  readonly start: number;
  /** How long the whole file is. */
  readonly size: number;
}

/**
 * A part of an ordinary file; undefined where there is none. Devices and pipes are not read, because reading them may
 * wait for ever or do something.
 *
 * @param from the offset of the part, or how far before the end it begins where it is negative.
 */
export async function readFilePart(path: string, from: number, maxBytes: number): Promise<FilePart | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const status = await file.stat();
    if (!status.isFile()) return undefined;
    const { size } = status;
    const start = from < 0 ? Math.max(0, size + from) : Math.min(from, size);
    const bytes = Buffer.alloc(Math.min(maxBytes, size - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return { bytes: bytes.subarray(0, bytesRead), start, size };
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}
