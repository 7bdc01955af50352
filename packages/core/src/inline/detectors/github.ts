import { dottedBase64Url, wordCharacters } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const github = tokenDetector({
  kind: "GITHUB_TOKEN",
  title: "Tokens of GitHub",
  documentation:
    "`ghp_`, `gho_`, `ghu_`, `ghs_` and `ghr_` with at least 30 letters, digits and `_`; fine-grained tokens (`github_pat_`) with at least 22.",
  shapes: [
    { prefixes: ["gh[pour]_"], body: wordCharacters, min: 30 },
    { prefixes: ["ghs_"], body: dottedBase64Url, min: 30, trimsDots: true },
    { prefixes: ["github_pat_"], body: wordCharacters, min: 22 },
  ],
  finds: [
    "⟦ghp_‹36 alnum›⟧",
    "https://x-access-token:⟦ghs_‹36 alnum›⟧@github.com/o/r",
    "⟦ghr_‹76 alnum›⟧",
    "⟦github_pat_‹22 alnum›_‹59 alnum›⟧",
    "TOKEN%3D⟦gho_‹36 alnum›⟧",
  ],
  leaves: ["ghp_‹36 x›", "ghp_...", "ghp_your_token_goes_right_here_instead", "highp_float", "‹40 hex›"],
});
