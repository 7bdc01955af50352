import type { Detector } from "../detector.js";
import { inlineKinds } from "../kinds.js";
import { anthropic } from "./anthropic.js";
import { awsKeyId } from "./aws-key-id.js";
import { awsSecretKey } from "./aws-secret-key.js";
import { azureClientSecret } from "./azure-client-secret.js";
import { azureKey } from "./azure-key.js";
import { azureSas } from "./azure-sas.js";
import { bearerToken } from "./bearer-token.js";
import { cardNumber } from "./card-number.js";
import { email } from "./email.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { googleKey } from "./google-key.js";
import { googleOauth } from "./google-oauth.js";
import { huggingFace } from "./hugging-face.js";
import { iban } from "./iban.js";
import { jwt } from "./jwt.js";
import { labelledSecret } from "./labelled-secret.js";
import { npm } from "./npm.js";
import { openai } from "./openai.js";
import { otherTokens } from "./other-tokens.js";
import { placeholder } from "./placeholder.js";
import { privateKey } from "./private-key.js";
import { pypi } from "./pypi.js";
import { sendgrid } from "./sendgrid.js";
import { slackToken } from "./slack-token.js";
import { slackWebhook } from "./slack-webhook.js";
import { stripe } from "./stripe.js";
import { telegram } from "./telegram.js";
import { twilio } from "./twilio.js";
import { urlPassword } from "./url-password.js";

/** Every built-in detector of the inline gate, one for each kind, in the order of `inlineKinds`. */
export const inlineDetectors: readonly Detector[] = [
  anthropic,
  awsKeyId,
  awsSecretKey,
  azureClientSecret,
  azureKey,
  azureSas,
  bearerToken,
  cardNumber,
  email,
  github,
  gitlab,
  googleKey,
  googleOauth,
  huggingFace,
  iban,
  jwt,
  labelledSecret,
  npm,
  openai,
  otherTokens,
  placeholder,
  privateKey,
  pypi,
  sendgrid,
  slackToken,
  slackWebhook,
  stripe,
  telegram,
  twilio,
  urlPassword,
].sort((a, b) => inlineKinds.indexOf(a.kind) - inlineKinds.indexOf(b.kind));
