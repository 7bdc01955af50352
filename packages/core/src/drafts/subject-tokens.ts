import type { EventKind } from "../events/kinds.js";
import { escapeRegex } from "./escape-regex.js";

/** A piece of a subject, with the pattern of what may as well stand in its place, where it is of such a sort. */
export interface SubjectToken {
  /** As it stands in the subject; empty for a folder that a program is named without. */
  readonly text: string;
  /** Numbers, file names, the folder of a program. Absent: the text is what is meant. */
  readonly wide?: string;
}

/**
 * Cuts a subject into pieces. What people mean literally stays: words, options, hosts, the folders of files. What differs
 * from event to event can be widened: numbers, the name of a file in its folder, the folder of a program. A peer, a name that
 * is looked up and a security action are meant as they are, but for the number behind an action.
 */
export function subjectTokens(kind: EventKind, subject: string): SubjectToken[] {
  switch (kind) {
    case "ToolExec":
      return commandTokens(subject);
    case "FileAccess":
      return pathTokens(subject, "[^/]+");
    case "SslContent":
      return wordTokens(subject, true);
    case "SecurityAction": {
      const space = subject.lastIndexOf(" ");
      return [...wordTokens(subject.slice(0, space + 1), false), { text: subject.slice(space + 1), wide: "[0-9]+" }];
    }
    default:
      return wordTokens(subject, false);
  }
}

/** Each argument keeps the blank before it, so that what is left out between two events is whole arguments. */
function commandTokens(subject: string): SubjectToken[] {
  const [program = "", ...rest] = subject.split(/(\p{White_Space}+)/u);
  const tokens = programTokens(program);
  for (let index = 0; index < rest.length; index += 2) {
    const blank = rest[index] ?? "";
    const [first, ...more] = argumentTokens(rest[index + 1] ?? "");
    const wide = first?.wide === undefined ? {} : { wide: escapeRegex(blank) + first.wide };
    tokens.push({ text: blank + (first?.text ?? ""), ...wide }, ...more);
  }
  return tokens;
}

function argumentTokens(argument: string): SubjectToken[] {
  const option = /^--?[\p{L}\p{N}][\p{L}\p{N}-]*/u.exec(argument)?.[0];
  if (option !== undefined) return [{ text: option }, ...wordTokens(argument.slice(option.length), true)];
  return argument.startsWith("/") ? pathTokens(argument, "[^/\\s]+") : wordTokens(argument, true);
}

/** A program may be called by its path or by its name. */
function programTokens(program: string): SubjectToken[] {
  if (program === "") return [];
  const slash = program.lastIndexOf("/") + 1;
  return [{ text: program.slice(0, slash), wide: "(?:\\S*/)?" }, ...wordTokens(program.slice(slash), false)];
}

/** A file stands for the files beside it of the same ending. */
function pathTokens(path: string, anyName: string): SubjectToken[] {
  const slash = path.lastIndexOf("/") + 1;
  const name = path.slice(slash);
  if (slash <= 1 || name === "") return wordTokens(path, true);
  const ending = /(?<=.)\.[A-Za-z]\w{0,9}$/u.exec(name)?.[0] ?? "";
  return [...wordTokens(path.slice(0, slash), false), { text: name, wide: anyName + escapeRegex(ending) }];
}

function wordTokens(text: string, widenNumbers: boolean): SubjectToken[] {
  const pieces = text.match(/[0-9]+|[\p{L}\p{M}_]+|\p{White_Space}+|[\s\S]/gu) ?? [];
  return pieces.map((piece) =>
    widenNumbers && /^[0-9]/.test(piece) ? { text: piece, wide: "[0-9]+" } : { text: piece },
  );
}
