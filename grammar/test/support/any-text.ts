// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of another language.

import fc from "fast-check";
import { readMarkedText } from "../acl/marked-text.js";
import { errorCases, lesserCases, recoveryCases } from "../acl/syntax-cases.js";

const pieces =
  'a b rule true null for in env(" = = : += == => { } [ ] ( ) , ; 1 -1 - .5 5. 30s "x" "a\\.b" \'y\' " \' "\\u0041" "${a}" "$${a}" <<E <<-E E << # // /* */ / @ “q” “ é + * . ... :: ? && \\ $ % 1e999 a.b f(x) [1 {a=1} \u00a0 \u202e \u0000 \ufeff'.split(
    " ",
  );
/** What a text of the language is made of, and what does not belong there. */
export const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 3, arbitrary: fc.constantFrom(" ", "\n", "\n  ", "\r\n", "\t", "\r", "<<E\nx\nE\n", "# c\n", "/* d */") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const cases = [...recoveryCases, ...errorCases, ...lesserCases].map(({ text }) => readMarkedText(text).text);
/** Texts of all sorts: pieces of the language in any order, and sound and broken snippets put together. */
export const anyText = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((parts) => parts.join("")),
  fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(" ")),
  fc.array(fc.oneof(fc.constantFrom(...cases), piece), { maxLength: 5 }).map((parts) => parts.join("\n")),
);
