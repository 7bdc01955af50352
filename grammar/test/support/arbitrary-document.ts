import fc from "fast-check";

export interface ArbitraryDocumentOptions {
  /** Only names that the canonical form allows. Default false. */
  readonly portableNames?: boolean;
  /** Default true. */
  readonly comments?: boolean;
}

/**
 * Documents without syntax errors: every construct of the language, comments and blanks wherever they are allowed, LF,
 * CRLF or both, and lines that are too long for the formatter.
 */
export function arbitraryDocument(options: ArbitraryDocumentOptions = {}): fc.Arbitrary<string> {
  const { portableNames = false, comments = true } = options;
  const parts = documentParts({ portableNames, comments });
  return fc
    .tuple(fc.constantFrom("", "", "", "\ufeff"), parts.items, fc.constantFrom("\n", "\n", "\r\n"))
    .map(([mark, text, lineEnd]) => mark + (lineEnd === "\n" ? text : text.replace(/\r?\n/g, "\r\n")));
}

/** A piece of text with what the pieces behind it have to know. */
interface Piece {
  readonly text: string;
  /** Ends in an identifier: what follows without a comma could be read as belonging to it. */
  readonly wordlike: boolean;
}

const join = (parts: readonly string[]): string => parts.join("");

function documentParts({ portableNames, comments }: Required<ArbitraryDocumentOptions>): {
  items: fc.Arbitrary<string>;
} {
  const word = fc.constantFrom("a", "on", "match", "mask", "fail_closed", "x1", "_", "Rule", "true", "null");
  const oddWord = fc.constantFrom("a-b", "no-nc", "a-", "é", "名前", "x-1", "a\u0301");
  const name = portableNames ? word : fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: oddWord });
  const longName = fc.constantFrom("n".repeat(30), "a_name_that_takes_its_room");
  const bareWord = name.filter((text) => text !== "true" && text !== "null");

  const commentText = fc.oneof(
    fc.constantFrom("", " why", ' é 😀 "quoted" { [ (', "  wide  ", "!x", " <<EOT", "=", " a,", " // # "),
    fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/\p{C}|\p{Zl}|\p{Zp}|\*\//gu, ".")),
  );
  const blank = fc.constantFrom("", " ", "  ", "\t");
  const blockComment = commentText.map((text) => `/*${text.replaceAll("*", ".").replaceAll("/", ".")}*/`);
  const tallComment = fc.constantFrom("/* one\n   two */", "/*\n *\n */", "/*a\n\n\tb  \n*/");
  const lineComment = fc
    .tuple(fc.constantFrom("#", "//"), commentText, fc.constantFrom("\n", "\n", "\r\n"))
    .map(([mark, text, lineEnd]) => `${mark}${text}${lineEnd}`);
  const inlineComment = comments
    ? fc.oneof({ weight: 3, arbitrary: blockComment }, { weight: 1, arbitrary: tallComment })
    : fc.constant(" ");
  const anyComment = comments
    ? fc.oneof({ weight: 3, arbitrary: lineComment }, { weight: 1, arbitrary: inlineComment })
    : fc.constant("\n");

  /** Blanks and block comments. */
  const inlineGap = fc.oneof(
    { weight: 5, arbitrary: blank },
    { weight: 1, arbitrary: fc.tuple(blank, inlineComment, blank).map(join) },
  );
  /** Line breaks and comments as well. */
  const gap = fc.oneof(
    { weight: 4, arbitrary: blank },
    { weight: 2, arbitrary: fc.tuple(blank, fc.constantFrom("\n", "\n", "\r\n"), blank).map(join) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.oneof(blank, fc.constantFrom("\n", "\n\n", "\r \n"), anyComment), { maxLength: 4 })
        .map(join),
    },
  );
  const lineBreak = fc
    .tuple(inlineGap, fc.oneof(fc.constant("\n"), comments ? lineComment : fc.constant("\n")), gap)
    .map(join);

  const plain = fc.oneof(
    fc.constantFrom(
      "",
      "a",
      "b c",
      "(?i)x",
      "[a-z",
      "(?<",
      "#",
      "//",
      "/*",
      "{",
      "]",
      "é",
      "😀",
      "'",
      "\t",
      "$",
      "%",
      "=",
    ),
    fc.constantFrom("the quick brown fox jumps over the lazy dog and then some more"),
    fc.string({ unit: "grapheme", maxLength: 6 }).map((text) => text.replace(/["'\\]|\p{C}|\p{Zl}|\p{Zp}/gu, "")),
  );
  const escapes = fc.constantFrom(
    "\\n",
    "\\\\",
    '\\"',
    "\\t",
    "\\u00e9",
    "\\U0001F980",
    "\\d",
    "\\.",
    "\\b",
    `$\${`,
    `\${x}`,
    "%{",
  );
  const doubleQuoted = fc
    .array(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: escapes }), { maxLength: 4 })
    .map((parts) => `"${parts.join("")}"`);
  const singleQuoted = fc
    .array(
      fc.oneof(
        plain.map((text) => text.replaceAll("'", '"')),
        fc.constantFrom("\\'", "\\d", "\\\\", "${", "$$", '"'),
      ),
      {
        maxLength: 4,
      },
    )
    .map((parts) => `'${parts.join("")}'`);
  const quoted = fc.oneof(doubleQuoted, singleQuoted);
  const heredoc = fc
    .tuple(
      fc.constantFrom("<<", "<<-"),
      fc.constantFrom("EOT", "E-1", "É"),
      blank,
      fc.array(fc.constantFrom("", "  x", "\ty  ", "EOTX E-1x Éx", "# no comment", '"', `\${a} $\${b}`, "/*", "\\d+"), {
        maxLength: 3,
      }),
      blank,
    )
    .map(([mark, marker, blanks, lines, indent]) =>
      join([mark, marker, blanks, "\n", ...lines.map((line) => `${line}\n`), indent, marker]),
    );
  const digits = fc.constantFrom(
    "0",
    "17",
    "2.75",
    "6e2",
    "25e-2",
    "1.5E+3",
    ".5",
    "5.",
    ".5e1",
    "010",
    "7.e2",
    "1234567890123456789",
  );
  const number = fc.tuple(fc.constantFrom("", "", "-", "- ", comments ? "- /* 3 */" : "-\t"), digits).map(join);

  const piece =
    (wordlike: boolean) =>
    (text: string): Piece => ({ text, wordlike });
  const scalar: fc.Arbitrary<Piece> = fc.oneof(
    { weight: 4, arbitrary: quoted.map(piece(false)) },
    { weight: 3, arbitrary: number.map(piece(false)) },
    { weight: 1, arbitrary: heredoc.map(piece(true)) },
    { weight: 2, arbitrary: fc.constantFrom("true", "false", "null").map(piece(true)) },
    { weight: 1, arbitrary: bareWord.map(piece(true)) },
  );

  /** Parts between brackets, with commas, line breaks or both between them. */
  const separated = (part: fc.Arbitrary<Piece>, config: { comma: "always" | "optional" }): fc.Arbitrary<string> =>
    fc
      .tuple(gap, fc.array(fc.tuple(part, gap, gap, lineBreak, fc.nat({ max: 3 })), { maxLength: 4 }))
      .map(([before, parts]) => {
        let text = before;
        for (const [index, [item, gapBefore, gapAfter, broken, choice]] of parts.entries()) {
          const isLast = index === parts.length - 1;
          text += item.text;
          if (isLast && choice < 2) text += gapBefore;
          else if (choice < 3 || item.wordlike || config.comma === "always") text += `${gapBefore},${gapAfter}`;
          else text += choice === 3 && !isLast ? ` ${broken}` : broken;
        }
        return text;
      });

  const { value, body } = fc.letrec<{
    value: Piece;
    list: Piece;
    object: Piece;
    call: Piece;
    group: Piece;
    body: string;
  }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: "document" },
      { weight: 6, arbitrary: scalar },
      { weight: 2, arbitrary: tie("list") },
      { weight: 2, arbitrary: tie("object") },
      { weight: 1, arbitrary: tie("call") },
      { weight: 1, arbitrary: tie("group") },
    ),
    list: separated(tie("value"), { comma: "optional" }).map((text) => ({ text: `[${text}]`, wordlike: false })),
    object: separated(entry(tie("value")), { comma: "optional" }).map((text) => ({
      text: `{${text}}`,
      wordlike: false,
    })),
    call: fc
      .tuple(
        bareWord,
        fc.oneof({ weight: 4, arbitrary: inlineGap }, { weight: 1, arbitrary: gap }),
        separated(tie("value"), { comma: "always" }),
      )
      .map(([callee, before, text]) => ({ text: `${callee}${before}(${text})`, wordlike: false })),
    group: fc.tuple(gap, tie("value"), gap).map(([before, inner, after]) => ({
      text: `(${before}${inner.text}${after})`,
      wordlike: false,
    })),
    body: fc.oneof(
      { maxDepth: 4, depthIdentifier: "document" },
      { weight: 1, arbitrary: gap },
      { weight: 4, arbitrary: items(tie("value"), tie("body"), "body") },
    ),
  }));

  function assigned(left: fc.Arbitrary<string>, right: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
    return fc
      .tuple(left, inlineGap, fc.constantFrom("=", "=", "=", ":"), inlineGap, gap, right)
      .map(([before, first, operator, second, broken, after]) => ({
        // On a line of its own an identifier could be the next name.
        text: join([before, first, operator, /^[\p{L}_]/u.test(after.text) ? second : broken, after.text]),
        wordlike: after.wordlike,
      }));
  }

  function entry(right: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
    const oddKey = fc.oneof(
      quoted,
      number,
      fc.tuple(blank, quoted, blank).map(([before, text, after]) => `(${before}${text}${after})`),
    );
    const key = portableNames
      ? fc.oneof(
          name,
          name.map((text) => `"${text}"`),
        )
      : fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: longName }, { weight: 1, arbitrary: oddKey });
    return assigned(key, right);
  }

  function items(
    right: fc.Arbitrary<Piece>,
    inside: fc.Arbitrary<string>,
    place: "document" | "body",
  ): fc.Arbitrary<string> {
    const label = fc.oneof(quoted, name);
    const block = fc
      .tuple(
        name,
        fc.array(fc.tuple(inlineGap, label), { maxLength: 2 }),
        fc.oneof({ weight: 5, arbitrary: inlineGap }, { weight: 1, arbitrary: gap }),
        inside,
      )
      .map(([type, labels, before, text]) => ({
        text: join([type, ...labels.map(([space, text]) => ` ${space}${text}`), before, `{${text}}`]),
        wordlike: false,
        isBlock: true,
      }));
    const attribute = assigned(fc.oneof({ weight: 4, arbitrary: name }, { weight: 1, arbitrary: longName }), right).map(
      (part) => ({ ...part, isBlock: false }),
    );
    const item = fc.oneof({ weight: 3, arbitrary: attribute }, { weight: 1, arbitrary: block });
    return fc
      .tuple(gap, fc.array(fc.tuple(item, inlineGap, gap, lineBreak, fc.nat({ max: 5 })), { maxLength: 6 }), gap)
      .map(([before, parts, after]) => {
        const names = new Set<string>();
        let text = before;
        for (const [part, space, beforeNext, broken, choice] of parts) {
          // An attribute may not be set twice.
          const attributeName = part.isBlock ? "" : (/^[\p{L}\p{M}\p{N}_-]+/u.exec(part.text)?.[0] ?? "");
          let unique = attributeName;
          while (!part.isBlock && names.has(unique)) unique += "_";
          if (!part.isBlock) names.add(unique);
          text += unique + part.text.slice(attributeName.length);
          if (place === "body" && choice === 0) text += `${space},${beforeNext}`;
          else if (choice === 1 && !part.wordlike) text += ` ${space}`;
          else text += broken;
        }
        return text + after;
      });
  }

  return { items: items(value, body, "document") };
}
