/** Pieces of regular expressions (Oniguruma) that the rules of the TextMate grammar share. */

const identifierStart = "[\\p{XID_Start}\\p{Alphabetic}_]";

/** The inside of a character class: what may follow in an identifier. */
export const identifierPartSet = "\\p{XID_Continue}\\p{Alphabetic}\\p{N}_-";

/** A whole identifier: possessive, so that it never ends before an identifier part. */
export const identifier = `${identifierStart}[${identifierPartSet}]*+`;

/** Ends a keyword or a heredoc marker. */
export const identifierEnd = `(?![${identifierPartSet}])`;

/** Blanks and block comments within a line. */
export const blanks = "(?:[ \\t]++|/\\*.*?\\*/)*+";

/** What is read as an assignment, the recovered spellings included. */
export const assignment = "(?:\\+=|==|=>|=|:)";

export const doubleQuoted = '"(?:[^"\\\\]|\\\\.)*+"';
export const singleQuoted = "'(?:[^'\\\\]|\\\\.)*+'";

/** Escapes of a double-quoted string that stand for another character; every other backslash is kept. */
export const decodedEscape = '\\\\(?:[nrt"\\\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})';

/** `$${` and `%%{`, which stand for `${` and `%{` in double-quoted strings and heredocs. */
export const templateEscape = "\\$\\$\\{|%%\\{";
