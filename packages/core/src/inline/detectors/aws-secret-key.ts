import type { Range } from "@a3s/acl-grammar";
import { base64Characters, capitalsAndDigits, charClass, isIn } from "../char-class.js";
import type { Candidate, Detector } from "../detector.js";
import { isDummyValue } from "../dummy-value.js";
import { readLabel } from "../read-label.js";
import type { TextView } from "../text-view.js";
import { isTokenStart } from "../token-start.js";
import { awsKeyPrefixes } from "./aws-key-id.js";

const between = charClass(" \t\r\n,;:|/\"'");
const secretLength = 40;
const labels = ["(?i)secretaccesskey", "(?i)secret[_-]access[_-]key", "(?i)aws[_-]secret[_-]key"];

export const awsSecretKey: Detector = {
  kind: "AWS_SECRET_KEY",
  title: "Secret access keys of AWS",
  documentation:
    "40 characters of base64 behind `secret_access_key` in any spelling, or at most eight separators behind an access key identifier. Elsewhere they look like any hash.",
  triggers: [...awsKeyPrefixes, ...labels],
  match: (view, hit, trigger) => {
    if (trigger >= awsKeyPrefixes.length) return matchLabelled(view, hit);
    if (!isTokenStart(view, hit.start)) return undefined;
    const idEnd = view.runEnd(capitalsAndDigits, hit.end, hit.end + 17);
    if (idEnd !== hit.end + 16) return undefined;
    const start = view.runEnd(between, idEnd, idEnd + 8);
    if (start === idEnd || isIn(between, view.code(start))) return undefined;
    const end = view.runEnd(base64Characters, start, start + secretLength + 1);
    return end === start + secretLength ? { start, end } : undefined;
  },
  finds: [
    "⟦AKIA‹16 upper›⟧,⟦‹40 base64›⟧",
    "key ⟦AKIA‹16 upper›⟧ : ⟦‹40 base64›⟧\n",
    "aws_secret_access_key = ⟦‹40 base64›⟧",
    '"SecretAccessKey": "⟦‹40 base64›⟧"',
  ],
  leaves: ["commit ‹40 hex›", "AIDA‹17 upper›,‹40 base64›", "AKIA...,..."],
};

function matchLabelled(view: TextView, hit: Range): Candidate | undefined {
  const start = readLabel(view, hit)?.start;
  if (start === undefined) return undefined;
  const end = view.runEnd(base64Characters, start, start + secretLength + 1);
  return end === start + secretLength && !isDummyValue(view.slice(start, start + 8)) ? { start, end } : undefined;
}
