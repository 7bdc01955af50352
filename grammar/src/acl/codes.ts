import type { DiagnosticSeverity } from "../diagnostic.js";

/** The kinds of syntax error that tools of ACL 0.3.0 know. */
export type AclErrorFamily =
  | "unexpected_token"
  | "expected_token"
  | "unexpected_eof"
  | "document_bytes"
  | "token_bytes"
  | "nesting_depth"
  | "collection_items";

export interface AclDiagnosticCode {
  readonly severity: DiagnosticSeverity;
  /** The other severity that the code takes in the case its documentation names. */
  readonly raisedTo?: DiagnosticSeverity;
  readonly family?: AclErrorFamily;
  /** Words in braces are filled in with the kind of a token, a code point or a limit, never with source text. */
  readonly message: string;
  /** What it finds and why that matters, in a sentence or two. */
  readonly documentation: string;
}

/** Every diagnostic that parsing can report; the parser takes severities and messages from here and nowhere else. */
export const aclDiagnosticCodes = {
  "acl.lex.invalid_encoding": {
    severity: "error",
    family: "unexpected_token",
    message: "File is not valid UTF-8",
    documentation:
      "The bytes are not UTF-8, or the string holds a lone surrogate. Nothing of the document is read, because no two tools would agree on its text.",
  },
  "acl.lex.bom": {
    severity: "hint",
    message: "Byte order mark is ignored",
    documentation: "A byte order mark at the start is skipped. Some other tools refuse the file because of it.",
  },
  "acl.lex.invalid_character": {
    severity: "error",
    family: "unexpected_token",
    message: "Character {character} is not allowed here",
    documentation:
      "The character belongs to no token outside strings and comments; no-break spaces and other Unicode blanks are such characters too.",
  },
  "acl.lex.smart_quote": {
    severity: "error",
    family: "unexpected_token",
    message: "Curly quotes do not delimit strings",
    documentation: "Word processors and chats replace straight quotes by curly ones, which do not make a string.",
  },
  "acl.lex.lone_cr": {
    severity: "warning",
    message: "Carriage return without line feed",
    documentation: "A lone carriage return ends the line here; other tools read it as a blank.",
  },
  "acl.lex.lone_cr_in_comment": {
    severity: "error",
    message: "Comment ends with a bare carriage return; tools disagree whether the next text is active",
    documentation:
      "Editors show the text behind the carriage return as a live line, while other tools read it as still commented out.",
  },
  "acl.lex.bidi_control": {
    severity: "warning",
    message: "Text contains bidirectional control {character}",
    documentation: "Bidirectional controls can make a string or comment look different from what it is.",
  },
  "acl.lex.control_character": {
    severity: "warning",
    message: "String contains control character {character}",
    documentation: "An invisible control character in a string or comment is seldom meant and never seen.",
  },
  "acl.lex.non_ascii_identifier": {
    severity: "warning",
    message: "Identifier contains non-ASCII letters",
    documentation: "A letter of another script can look just like an ASCII letter and make another name.",
  },
  "acl.lex.unterminated_string": {
    severity: "error",
    family: "unexpected_eof",
    message: "String is not closed on this line",
    documentation: "A quoted string ends on the line where it begins. A half-typed pattern must not become a live one.",
  },
  "acl.lex.unknown_escape": {
    severity: "warning",
    message: "Unknown escape; the backslash is kept",
    documentation: "The backslash stays in the value, which suits patterns; other tools refuse the escape.",
  },
  "acl.lex.ambiguous_escape": {
    severity: "warning",
    message: "Escape is read differently by HCL tools; the backslash is kept",
    documentation:
      "`\\b`, `\\f` and `\\/` keep their backslash here, so `\\b` is a word boundary in a pattern; HCL tools read a control character or a plain slash.",
  },
  "acl.lex.unicode_escape": {
    severity: "information",
    message: "ACL 0.3 tools keep this escape as text",
    documentation: "The escape stands for one character here and in HCL; ACL 0.3 keeps it as written.",
  },
  "acl.lex.invalid_unicode_escape": {
    severity: "warning",
    message: "Escape does not name a Unicode character; kept as text",
    documentation: "Too few hexadecimal digits, a surrogate, or a number beyond 10FFFF.",
  },
  "acl.lex.template_marker": {
    severity: "warning",
    message: "`${` and `%{` are not interpolated",
    documentation: "Nothing is filled in: the text stays as it is written.",
  },
  "acl.lex.template_escape": {
    severity: "warning",
    message: "Read as a literal `${` or `%{`; ACL 0.3 keeps both signs",
    documentation: "The doubled sign is HCL's escape for the single one; ACL 0.3 keeps both.",
  },
  "acl.lex.unterminated_comment": {
    severity: "error",
    family: "unexpected_eof",
    message: "Block comment is not closed",
    documentation: "Everything behind the mark is commented out.",
  },
  "acl.lex.nested_comment": {
    severity: "warning",
    message: "Block comments do not nest",
    documentation: "The first end mark ends the whole comment, so text behind it is live.",
  },
  "acl.lex.slash_comment": {
    severity: "error",
    family: "unexpected_token",
    message: "Single `/` is not a comment or a path",
    documentation: "ACL 0.3 reads a single slash as a comment, so an unquoted path would vanish without a word.",
  },
  "acl.lex.unterminated_heredoc": {
    severity: "error",
    family: "unexpected_eof",
    message: "Heredoc has no end marker",
    documentation: "Everything behind the header is taken as text of the string.",
  },
  "acl.lex.heredoc_header": {
    severity: "error",
    family: "unexpected_token",
    message: "Heredoc needs a marker name and a line break",
    documentation: "`<<` is followed by an optional dash, a marker name and the end of the line.",
  },
  "acl.lex.malformed_number": {
    severity: "error",
    family: "unexpected_token",
    message: "Malformed number",
    documentation: "Numbers are decimal, without units, separators or prefixes. ACL 0.3 reads most of these as 0.",
  },
  "acl.lex.number_form": {
    severity: "warning",
    message: "Write digits on both sides of the decimal point",
    documentation: "Other tools refuse a number that begins or ends with its decimal point.",
  },
  "acl.lex.number_range": {
    severity: "error",
    family: "unexpected_token",
    message: "Number is out of range",
    documentation: "The number is too large for a double and would be infinite.",
  },
  "acl.lex.number_precision": {
    severity: "warning",
    message: "Number loses precision",
    documentation: "The integer is beyond 2^53 - 1 and its nearest double is another number.",
  },
  "acl.lex.spaced_minus": {
    severity: "warning",
    message: "Remove the space after `-`",
    documentation: "The number is negative here and in HCL; ACL 0.3 reads two items.",
  },
  "acl.limit.document_bytes": {
    severity: "error",
    family: "document_bytes",
    message: "ACL parse limit exceeded: document is larger than {limit} bytes",
    documentation: "The document is beyond the limit and is not read.",
  },
  "acl.limit.token_bytes": {
    severity: "error",
    family: "token_bytes",
    message: "ACL parse limit exceeded: token is longer than {limit} bytes",
    documentation: "One token or comment is beyond the limit; the document is not read.",
  },
  "acl.limit.nesting_depth": {
    severity: "error",
    family: "nesting_depth",
    message: "ACL parse limit exceeded: nesting depth is greater than {limit}",
    documentation: "More brackets are open at one place than the limit allows; the document is not read.",
  },
  "acl.limit.collection_items": {
    severity: "error",
    family: "collection_items",
    message: "ACL parse limit exceeded: collection has more than {limit} items",
    documentation: "One list, object, body, label list or argument list is beyond the limit; the document is not read.",
  },
  "acl.parse.unexpected_token": {
    severity: "error",
    family: "unexpected_token",
    message: "Unexpected token: {kind}",
    documentation: "The text cannot begin an item or a value, so it would be dropped.",
  },
  "acl.parse.expected_token": {
    severity: "error",
    family: "expected_token",
    message: "Expected {expected}, found {kind}",
    documentation: "Another token must stand here.",
  },
  "acl.parse.unexpected_eof": {
    severity: "error",
    family: "unexpected_eof",
    message: "Unexpected end of input",
    documentation: "The document ends inside a parenthesis.",
  },
  "acl.parse.missing_value": {
    severity: "error",
    family: "unexpected_token",
    message: "Attribute has no value",
    documentation:
      "No value stands behind the sign. The next line is not taken for it where it is an item of its own, as ACL 0.3 would.",
  },
  "acl.parse.missing_body": {
    severity: "error",
    family: "unexpected_token",
    message: "Expected `=` or `{` after this name",
    documentation: "A name alone sets nothing. ACL 0.3 would take the rest of the file as its body.",
  },
  "acl.parse.missing_name": {
    severity: "error",
    family: "unexpected_token",
    message: "Expected a name before this token",
    documentation: "A sign or an opening brace stands where a name must.",
  },
  "acl.parse.quoted_name": {
    severity: "error",
    family: "unexpected_token",
    message: "Attribute names are not quoted",
    documentation: "Only keys of objects may be quoted.",
  },
  "acl.parse.plus_equal": {
    severity: "error",
    family: "unexpected_token",
    message: "`+=` is not supported",
    documentation: "There is no appending. ACL 0.3 drops the value and the rest of the file.",
  },
  "acl.parse.double_equal": {
    severity: "error",
    family: "unexpected_token",
    message: "Use a single `=`",
    documentation: "An attribute is set by a single equals sign.",
  },
  "acl.parse.arrow": {
    severity: "error",
    family: "unexpected_token",
    message: "Use `=` instead of `=>`",
    documentation: "An attribute or entry is set by an equals sign.",
  },
  "acl.parse.semicolon": {
    severity: "error",
    family: "unexpected_token",
    message: "Semicolons are not used",
    documentation: "Items end with their line.",
  },
  "acl.parse.unclosed_block": {
    severity: "error",
    family: "unexpected_eof",
    message: "Block is not closed",
    documentation: "The brace that opens the block has no partner. A truncated policy must not load with fewer rules.",
  },
  "acl.parse.unclosed_list": {
    severity: "error",
    family: "unexpected_eof",
    message: "List is not closed",
    documentation: "The bracket that opens the list has no partner. A truncated policy must not load with fewer rules.",
  },
  "acl.parse.unclosed_object": {
    severity: "error",
    family: "unexpected_eof",
    message: "Object is not closed",
    documentation: "The brace that opens the object has no partner. A truncated policy must not load with fewer rules.",
  },
  "acl.parse.unclosed_call": {
    severity: "error",
    family: "unexpected_eof",
    message: "Call is not closed",
    documentation: "The parenthesis that opens the arguments has no partner.",
  },
  "acl.parse.unmatched_close": {
    severity: "error",
    family: "unexpected_token",
    message: "Nothing to close here",
    documentation: "The closing bracket has no partner.",
  },
  "acl.parse.mismatched_close": {
    severity: "error",
    family: "expected_token",
    message: "Closing bracket does not match its opener",
    documentation: "The closing bracket is of another kind than the one that is open.",
  },
  "acl.parse.unexpected_comma": {
    severity: "error",
    family: "unexpected_token",
    message: "No comma between top-level items",
    documentation: "Items of the document are separated by line breaks only.",
  },
  "acl.parse.empty_item": {
    severity: "error",
    family: "unexpected_token",
    message: "Empty item before this comma",
    documentation: "Nothing stands before the comma. ACL 0.3 skips the empty item without a word.",
  },
  "acl.parse.missing_comma": {
    severity: "information",
    raisedTo: "warning",
    message: "Items are separated only by a space",
    documentation:
      "Two items on one line without a comma. A warning where the second begins with `-`, `(` or `[`, because HCL reads an operator or an index there.",
  },
  "acl.parse.same_line_items": {
    severity: "hint",
    message: "Put each item on its own line",
    documentation: "Two items of the document on one line; other tools refuse that.",
  },
  "acl.parse.block_in_value": {
    severity: "error",
    family: "unexpected_token",
    message: "A block cannot be a value",
    documentation: "A name before the brace makes a block, which has no value.",
  },
  "acl.parse.block_in_object": {
    severity: "error",
    family: "unexpected_token",
    message: "An object cannot contain a block",
    documentation: "An equals sign must stand before the brace. ACL 0.3 drops the block without a word.",
  },
  "acl.parse.bad_label": {
    severity: "error",
    family: "unexpected_token",
    message: "A block label is a quoted string",
    documentation: "A number cannot be the label of a block.",
  },
  "acl.parse.duplicate_attribute": {
    severity: "error",
    message: "Attribute is set more than once",
    documentation: "One of the two would be lost. ACL 0.3 keeps the last, HCL refuses the document.",
  },
  "acl.parse.duplicate_key": {
    severity: "warning",
    message: "Key is set more than once; the last one is used",
    documentation: "The earlier entry of the object has no effect.",
  },
  "acl.parse.invalid_key": {
    severity: "error",
    family: "unexpected_token",
    message: "Object keys are names or strings",
    documentation: "A list, an object, a call or a heredoc cannot be a key.",
  },
  "acl.parse.unsupported_expression": {
    severity: "error",
    family: "unexpected_token",
    message: "Expressions are not supported; write a literal value",
    documentation: "Operators, conditions, loops, indexes and references are not part of the language.",
  },
  "acl.parse.bare_word": {
    severity: "warning",
    message: "Unquoted text; read as a string",
    documentation: "HCL tools read a reference here, which never matches anything.",
  },
  "acl.parse.call_newline": {
    severity: "warning",
    message: "Opening parenthesis is on another line",
    documentation: "HCL tools read the name and the parenthesis as two things.",
  },
  "acl.parse.redundant_parens": {
    severity: "hint",
    message: "Parentheses are not needed",
    documentation: "The value is the same without them; ACL 0.3 tools refuse them.",
  },
  "acl.parse.brace_next_line": {
    severity: "hint",
    message: "Put `{` on the header line",
    documentation: "HCL tools expect the brace on the line of the block's name.",
  },
} as const satisfies Record<string, AclDiagnosticCode>;

export type AclCode = keyof typeof aclDiagnosticCodes;
