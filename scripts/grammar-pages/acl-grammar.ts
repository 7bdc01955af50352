import { AclParser } from "../../grammar/src/acl/parser/acl-parser.js";
import type { Grammar } from "./grammar.js";

/** ACL without the productions by which its parser reports what is wrong. */
export function aclGrammar(): Grammar {
  return {
    title: "Grammar of ACL",
    introduction:
      "The language of policy files. Line breaks separate items of a document and of a block, and a block's labels stand on the line of its name; elsewhere they are blanks. The parser also has productions for what is wrong; they are left out here. Where a value or a body is optional, its absence is one of the errors that the parser reports.",
    productions: new AclParser().getSerializedGastProductions(),
    start: "document",
    tokens: {
      AssignedName: "a name before `=` or `:`",
      Heredoc: "`<<MARK` or `<<-MARK`, the lines up to one that begins with `MARK`, and that mark",
      Number: '`digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ]`',
      Quoted: "a string in double quotes with escapes, or in single quotes with none but `\\'`, on one line",
      Word: "a name: a letter or `_`, then letters, digits, `_` and `-`; `true`, `false` and `null` are values where a value stands",
    },
    punctuation: {
      ...{ OpenBrace: "{", CloseBrace: "}", OpenBracket: "[", CloseBracket: "]", OpenParen: "(", CloseParen: ")" },
      ...{ Comma: ",", Equals: "=", Colon: ":", Minus: "-" },
    },
    omitted: [
      ...["skipped", "operation", "prefixed", "strayListItem", "strayEntry", "quotedItem", "strayItem", "invalidKey"],
      ...["Operator", "Continuation", "Unreadable", "StrayCloser", "DoubleColon", "Semicolon", "PlusEqual"],
      ...["DoubleEqual", "Arrow", "index"],
      ...["word.objectLiteral", "value.AssignedName", "wordKey.parens", "label.Number"],
    ],
  };
}
