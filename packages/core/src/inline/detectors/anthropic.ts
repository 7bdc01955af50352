import { base64UrlCharacters } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const anthropic = tokenDetector({
  kind: "ANTHROPIC_KEY",
  title: "Keys of Anthropic",
  documentation: "`sk-ant-` and at least 16 letters, digits, `-` and `_` with a digit among the first 16.",
  shapes: [{ prefixes: ["sk-ant-"], body: base64UrlCharacters, min: 16, needsDigit: true }],
  finds: ["key: ⟦sk-ant-api03-‹93 url›AA⟧", '{"x-api-key":"⟦sk-ant-admin01-‹93 url›AA⟧"}', "⟦sk-ant-oat01-‹86 url›⟧\n"],
  leaves: [
    "sk-ant-api03-…",
    "sk-ant-your-key-here-1234",
    "sk-ant-xxxxxxxxxxxxxxxxxxxx",
    "the prefix sk-ant- of Anthropic",
  ],
});
