import { visibleText } from "../terminal/visible-text.js";

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
};

/** Says why a file could not be read or written, as `FILE: reason`. */
export function fileErrorMessage(file: string, error: unknown): string {
  const code = errorCode(error);
  return `${visibleText(file)}: ${reasons[code] ?? `cannot be used (${visibleText(code)})`}`;
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
}
