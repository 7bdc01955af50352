import { capitalsAndDigits, charClass } from "../char-class.js";
import type { Detector } from "../detector.js";
import { pemTail } from "../pem-tail.js";

const nameCharacters = charClass("A-Z0-9 ");
const dashes = charClass("-");

export const privateKey: Detector = {
  kind: "PRIVATE_KEY",
  title: "Private keys in PEM, OpenSSH, PGP, SSH2 and PuTTY files",
  documentation:
    "From `-----BEGIN … PRIVATE KEY…-----` to the line that ends it, also where line breaks are written as `\\n` or were lost; without such a line, as far as base64 goes. At least 16 characters of base64 must follow: the opening line alone is no secret.",
  triggers: ["----BEGIN ", "---- BEGIN ", "Private-Lines: [0-9]"],
  match: (view, hit) => {
    const isPutty = view.hasAt(hit.start, "P");
    let at = hit.end;
    if (isPutty) {
      at = view.runEnd(capitalsAndDigits, at, at + 4);
    } else {
      const nameEnd = view.runEnd(nameCharacters, at, at + 64);
      const closeEnd = view.runEnd(dashes, nameEnd, nameEnd + 5);
      if (closeEnd < nameEnd + 4 || !view.slice(at, nameEnd).includes("PRIVATE KEY")) return undefined;
      at = closeEnd;
    }
    const bodyStart = at;
    const reader = pemTail(bodyStart, isPutty);
    if (!reader.begins(view)) return undefined;
    const start = isPutty ? bodyStart : view.runStart(dashes, hit.start, hit.start - 1);
    return { start, end: bodyStart, tail: { kind: "reader", reader } };
  },
  finds: [
    "a\n⟦-----BEGIN RSA PRIVATE KEY-----\n‹64 base64›\n‹64 base64›\n‹40 base64›\n-----END RSA PRIVATE KEY-----⟧\nb",
    '{"private_key":"⟦-----BEGIN PRIVATE KEY-----\\n‹64 base64›\\n‹12 base64›\\n-----END PRIVATE KEY-----⟧\\n"}',
    "⟦-----BEGIN OPENSSH PRIVATE KEY-----\n‹70 base64›\n‹70 base64›\n-----END OPENSSH PRIVATE KEY-----⟧",
    "⟦-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,‹32 hex›\n\n‹64 base64›\n-----END RSA PRIVATE KEY-----⟧",
    "⟦-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n‹64 base64›\n=‹4 alnum›\n-----END PGP PRIVATE KEY BLOCK-----⟧",
    '⟦---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "a key"\n‹70 base64›\n---- END SSH2 ENCRYPTED PRIVATE KEY ----⟧',
    "⟦-----BEGIN EC PRIVATE KEY-----\n‹64 base64›\n‹64 base64›⟧",
    "KEY='⟦-----BEGIN PRIVATE KEY----- ‹64 base64› ‹64 base64› -----END PRIVATE KEY-----⟧'",
    "Private-Lines: 8⟦\n‹64 base64›\n‹64 base64›⟧\nPrivate-MAC: ‹40 hex›",
  ],
  leaves: [
    "-----BEGIN CERTIFICATE-----\n‹64 base64›\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\n‹64 base64›\n-----END PUBLIC KEY-----",
    'if (text.includes("-----BEGIN RSA PRIVATE KEY-----")) throw new Error("a key");',
    "A file that starts with -----BEGIN PRIVATE KEY----- is a private key.",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
  ],
};
