import { dottedBase64Url } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const gitlab = tokenDetector({
  kind: "GITLAB_TOKEN",
  title: "Tokens of GitLab",
  documentation:
    "`glpat-`, `gldt-`, `glrt-`, `glcbt-`, `glptt-`, `glft-`, `glimt-`, `glagent-`, `glsoat-`, `gloas-`, `glffct-` or `GR1348941`, with at least 20 letters, digits, `-`, `_` and `.`.",
  shapes: [
    {
      prefixes: ["gl(pat|cbt|ptt|imt)-", "gl(dt|rt|ft)-", "glagent-", "glsoat-", "gloas-", "glffct-", "GR1348941"],
      body: dottedBase64Url,
      min: 20,
      trimsDots: true,
    },
  ],
  finds: ["⟦glpat-‹20 url›⟧", "PRIVATE-TOKEN: ⟦glpat-‹27 url›.01.‹9 alnum›⟧", "⟦glrt-‹20 url›⟧", "⟦glptt-‹40 hex›⟧."],
  leaves: ["glpat-xxxxxxxxxxxxxxxxxxxx", "glpat-...", "glft-shader"],
});
