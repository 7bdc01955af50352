import { alphanumeric, charClass, isIn } from "../char-class.js";
import type { Detector } from "../detector.js";
import type { TextView } from "../text-view.js";
import { afterEscape } from "../token-start.js";

const plainLocal = charClass("A-Za-z0-9._%+-");
const domain = charClass("A-Za-z0-9-");
const userName = charClass("A-Za-z0-9._~%+=-");
const longestLocal = 64;
const longestDomain = 253;

/** Endings of files that follow an `@` in names such as `logo@2x.png`. */
const fileEndings = new Set([
  "png",
  "jpg",
  "jpeg",
  "gif",
  "svg",
  "webp",
  "avif",
  "css",
  "js",
  "ts",
  "tsx",
  "jsx",
  "json",
  "html",
  "mjs",
  "cjs",
]);

export const email: Detector = {
  kind: "EMAIL",
  title: "E-mail addresses",
  documentation:
    "Up to 64 letters, digits, `.`, `_`, `%`, `+` and `-`, also letters with accents, an `@`, and a domain with at least one dot whose last part has only letters. `git@` of repositories and names of files such as `logo@2x.png` are left alone, and so is what stands before the host of an address.",
  triggers: ["@"],
  match: (view, hit) => {
    const runStart = localStart(view, hit.start);
    if (runStart === hit.start - longestLocal && isLocal(view.code(runStart - 1))) return undefined;
    let start = afterEscape(view, runStart, hit.start);
    while (
      start < hit.start &&
      !isIn(alphanumeric, view.code(start)) &&
      !isAccented(view.code(start)) &&
      view.code(start) !== 0x5f
    )
      start++;
    if (start === hit.start || (hit.start - start === 3 && view.hasAt(start, "git"))) return undefined;
    if (isUserInfo(view, start)) return undefined;
    const end = domainEnd(view, hit.end);
    return end === undefined ? undefined : { start, end };
  },
  finds: [
    "write to ⟦alice.o-neil+x@mail.example.co.uk⟧.",
    '{"email":"⟦bob@example.com⟧"}',
    "a\\n⟦carol@example.org⟧\\n",
    "\\u003c⟦dave@example.net⟧\\u003e",
    "<⟦rené_müller@example.fr⟧>",
    "mailto:⟦erin@example.com⟧?subject=x",
  ],
  leaves: [
    "git@github.com:owner/repo.git",
    "npm i @scope/package@1.2.3",
    "logo@2x.png",
    "@media screen",
    "https://deploy@git.example.com/repo.git",
    "user@localhost",
    "a @ b . c",
    "@Override public void run()",
    "x@1.2",
  ],
};

function isAccented(code: number): boolean {
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}

function isLocal(code: number): boolean {
  return isIn(plainLocal, code) || isAccented(code);
}

function localStart(view: TextView, before: number): number {
  let at = before;
  while (at > before - longestLocal && isLocal(view.code(at - 1))) at--;
  return at;
}

/** Whether what starts here is the user, or the password behind it, in an address such as `https://user:password@host`. */
function isUserInfo(view: TextView, start: number): boolean {
  const nameStart = view.hasAt(start - 1, ":") ? view.runStart(userName, start - 1, start - 1 - longestLocal) : start;
  return view.hasAt(nameStart - 2, "//");
}

/** Where a domain ends that starts at an offset; a dot behind it belongs to the sentence. */
function domainEnd(view: TextView, from: number): number | undefined {
  let end: number | undefined;
  let at = from;
  for (let labels = 0; at < from + longestDomain; labels++) {
    const labelEnd = labelEndOf(view, at);
    if (labelEnd === at || view.code(at) === 0x2d) break;
    if (labels > 0 && isTopLevel(view, at, labelEnd)) end = labelEnd;
    if (!view.hasAt(labelEnd, ".")) break;
    at = labelEnd + 1;
  }
  return end;
}

function labelEndOf(view: TextView, from: number): number {
  let at = from;
  while (at < from + 63 && (isIn(domain, view.code(at)) || isAccented(view.code(at)))) at++;
  return at;
}

function isTopLevel(view: TextView, start: number, end: number): boolean {
  const label = view.slice(start, end);
  return /^(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,59})$/u.test(label) && !fileEndings.has(label.toLowerCase());
}
