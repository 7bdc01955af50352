import { visibleText } from "../terminal/visible-text.js";

/** The code of an error of ours: a device or a pipe stands where a file is to be replaced. */
export const notARegularFile = "NOT_A_REGULAR_FILE";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a directory",
  ENOTDIR: "a part of the path is not a directory",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  EDQUOT: "disk quota exceeded",
  ELOOP: "too many symbolic links",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many open files",
  ERR_INVALID_ARG_VALUE: "not a file name",
  [notARegularFile]: "is not a regular file",
};

/** Says why a file could not be read or written, as `FILE: reason`. */
export function fileErrorMessage(file: string, error: unknown): string {
  return `${visibleText(file)}: ${systemErrorReason(error)}`;
}

/** What an error of the file system means, in words. */
export function systemErrorReason(error: unknown): string {
  const code = errorCode(error);
  return reasons[code] ?? `cannot be used (${visibleText(code)})`;
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
}
