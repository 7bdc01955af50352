import { defaultAclLimits } from "@a3s/acl-grammar";
import type { FileSystem, FolderEntry } from "./file-system.js";

/** Sample events may be many; more than this are not read. */
const maxFileBytes = 16 * 2 ** 20;

/** The text of a file that no client has open. */
export interface FileText {
  readonly uri: string;
  /** Counts what was read, so that two contents are never taken for one. */
  readonly generation: number;
  readonly text: string;
}

/** The texts of files, read when they are asked for and kept until somebody says that they changed. */
export class FileTexts {
  readonly #files: FileSystem;
  readonly #texts = new Map<string, Promise<FileText | undefined>>();
  readonly #lists = new Map<string, Promise<readonly string[]>>();
  #generation = 0;

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** Undefined where there is no such file or it cannot be read. */
  read(uri: string): Promise<FileText | undefined> {
    let text = this.#texts.get(uri);
    if (text === undefined) {
      const limit = uri.endsWith(".acl") ? defaultAclLimits.documentBytes : maxFileBytes;
      text = this.#files.readFile(uri, limit).then(
        (content) => (content === undefined ? undefined : { uri, generation: --this.#generation, text: content }),
        () => undefined,
      );
      this.#texts.set(uri, text);
    }
    return text;
  }

  /** The files below a folder that match a glob, at most 1,000. */
  list(folder: string, glob: string): Promise<readonly string[]> {
    const key = `${folder}\n${glob}`;
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = this.#files.findFiles(folder, glob, 1000).catch(() => []);
      this.#lists.set(key, list);
    }
    return list;
  }

  /** What stands in a folder, at most 1,000 entries; not kept. */
  listFolder(uri: string): Promise<readonly FolderEntry[]> {
    return this.#files.listFolder(uri, 1000).catch(() => []);
  }

  /** What is known of a file is true no more. */
  forget(uri: string): void {
    this.#texts.delete(uri);
  }

  /** Files came or went. */
  forgetLists(): void {
    this.#lists.clear();
  }

  forgetAll(): void {
    this.#texts.clear();
    this.#lists.clear();
  }
}
