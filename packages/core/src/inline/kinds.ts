/**
 * The kinds of the built-in detectors, as they stand in placeholders. Where findings overlap they become one, and the
 * kind that stands first here names it: what says more about a secret comes first.
 */
export const inlineKinds = [
  "PLACEHOLDER",
  "PRIVATE_KEY",
  "ANTHROPIC_KEY",
  "OPENAI_KEY",
  "STRIPE_KEY",
  "GOOGLE_KEY",
  "GOOGLE_OAUTH",
  "AWS_KEY_ID",
  "AWS_SECRET_KEY",
  "GITHUB_TOKEN",
  "GITLAB_TOKEN",
  "SLACK_TOKEN",
  "SLACK_WEBHOOK",
  "NPM_TOKEN",
  "PYPI_TOKEN",
  "HUGGINGFACE_TOKEN",
  "AZURE_KEY",
  "AZURE_SAS",
  "AZURE_CLIENT_SECRET",
  "SENDGRID_KEY",
  "TWILIO_KEY",
  "TELEGRAM_TOKEN",
  "API_TOKEN",
  "JWT",
  "BEARER_TOKEN",
  "URL_PASSWORD",
  "SECRET",
  "CARD_NUMBER",
  "IBAN",
  "EMAIL",
] as const;

/** The kind of a built-in detector. */
export type InlineKind = (typeof inlineKinds)[number];
