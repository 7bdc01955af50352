/** The longest reason that is taken over from a model, in UTF-16 units. */
export const maxReasonLength = 500;

/** A secret that is shorter than this is none, and taking it out would garble every sentence. */
const minSecretLength = 4;

/**
 * A reason that a model or an agent gave, as one line that can be logged: control characters, line breaks and marks
 * that turn the direction of writing become blanks, secrets are taken out, and what is too long is cut.
 */
export function cleanReason(text: string, secrets: readonly string[] = []): string {
  const line = text
    .slice(0, 20 * maxReasonLength)
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return cut(withoutSecrets(line, secrets));
}

/** Text in which no secret of four characters or more is left, nor its form in a URL. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let rest = text;
  const forms = secrets
    .filter(({ length }) => length >= minSecretLength)
    .flatMap((secret) => [secret, cleanForm(secret), uriForm(secret)])
    .filter(({ length }) => length >= minSecretLength)
    .sort((a, b) => b.length - a.length);
  for (const form of forms) rest = rest.replaceAll(form, "[secret]");
  return rest;
}

/** How a secret looks after a reason was cleaned. */
function cleanForm(secret: string): string {
  return secret.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function uriForm(secret: string): string {
  return encodeURIComponent(secret.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function cut(line: string): string {
  if (line.length <= maxReasonLength) return line;
  const kept = line.slice(0, maxReasonLength - 1);
  return `${kept.replace(/[\ud800-\udbff]$/, "")}…`;
}
