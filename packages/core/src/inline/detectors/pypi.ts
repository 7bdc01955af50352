import { base64UrlCharacters } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const pypi = tokenDetector({
  kind: "PYPI_TOKEN",
  title: "Tokens of PyPI",
  documentation: "`pypi-Ag`, with which every such token begins, and at least 50 letters, digits, `-` and `_`.",
  shapes: [{ prefixes: ["pypi-Ag"], body: base64UrlCharacters, min: 50 }],
  finds: ["password = ⟦pypi-AgEIcHlwaS5vcmc‹120 url›⟧", "⟦pypi-AgENdGVzdC5weXBpLm9yZw‹120 url›⟧"],
  leaves: ["pypi-AgEIcHlwaS5vcmc...", "pypi-Agent"],
});
