import { capitalsAndDigits } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

/** The beginnings of the identifiers of keys, long-lived, temporary and for bearers and contexts. */
export const awsKeyPrefixes = ["AKIA", "ASIA", "ABIA", "ACCA"] as const;

export const awsKeyId = tokenDetector({
  kind: "AWS_KEY_ID",
  title: "Access key identifiers of AWS",
  documentation:
    "`AKIA`, `ASIA`, `ABIA` or `ACCA` and at least 16 capitals and digits; also the one that AWS uses in its documentation. Identifiers of users and roles (`AIDA`, `AROA`) are no secret.",
  shapes: [{ prefixes: awsKeyPrefixes, body: capitalsAndDigits, min: 16, acceptsDummies: true }],
  finds: [
    "aws_access_key_id = ⟦AKIA‹16 upper›⟧",
    "⟦ASIA‹16 upper›⟧,",
    '"AccessKeyId":"⟦AKIA‹16 upper›⟧"',
    "a\\n⟦AKIA‹16 upper›⟧",
  ],
  leaves: ["AKIA...", "AROA‹17 upper›", "SLAKIA‹16 upper›", "AKIA‹8 upper›"],
});
