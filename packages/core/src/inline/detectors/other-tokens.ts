import { alphanumeric, base64UrlCharacters, capitalsAndDigits, dottedBase64Url, hexDigits } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const otherTokens = tokenDetector({
  kind: "API_TOKEN",
  title: "Tokens of other services that begin with a name of their own",
  documentation:
    "Groq (`gsk_`), xAI (`xai-`), Perplexity (`pplx-`), Replicate (`r8_`), DigitalOcean (`dop_v1_`, `doo_v1_`, `dor_v1_`), Databricks (`dapi`), Docker (`dckr_pat_`, `dckr_oat_`), Doppler (`dp.pt.`), Grafana (`glsa_`, `glc_`), HashiCorp Vault (`hvs.`, `hvb.`), Linear (`lin_api_`), Notion (`ntn_`), Shopify (`shpat_`, `shpss_`, `shpca_`, `shppa_`), RubyGems (`rubygems_`), Pulumi (`pul-`), Postman (`PMAK-`) and age (`AGE-SECRET-KEY-1`).",
  shapes: [
    { prefixes: ["gsk_", "lin_api_", "glc_"], body: alphanumeric, min: 32 },
    { prefixes: ["xai-", "ntn_", "pplx-"], body: alphanumeric, min: 40 },
    { prefixes: ["r8_"], body: alphanumeric, min: 37 },
    { prefixes: ["do[opr]_v1_"], body: hexDigits, min: 64 },
    { prefixes: ["dapi"], body: hexDigits, min: 32 },
    { prefixes: ["dckr_[po]at_"], body: base64UrlCharacters, min: 20 },
    { prefixes: ["dp\\.pt\\."], body: alphanumeric, min: 40 },
    { prefixes: ["glsa_"], body: base64UrlCharacters, min: 32 },
    { prefixes: ["hv[sb]\\."], body: dottedBase64Url, min: 24, trimsDots: true, needsDigit: true },
    { prefixes: ["shp(at|ss|ca|pa)_", "pul-"], body: hexDigits, min: 32 },
    { prefixes: ["rubygems_"], body: hexDigits, min: 48 },
    { prefixes: ["PMAK-"], body: base64UrlCharacters, min: 59 },
    { prefixes: ["AGE-SECRET-KEY-1"], body: capitalsAndDigits, min: 50 },
  ],
  finds: [
    "⟦gsk_‹52 alnum›⟧",
    "⟦xai-‹80 alnum›⟧",
    "⟦r8_‹37 alnum›⟧",
    "⟦dop_v1_‹64 hex›⟧",
    "⟦dapi‹32 hex›⟧",
    "⟦dckr_pat_‹27 url›⟧",
    "⟦glsa_‹32 alnum›_‹8 hex›⟧",
    "⟦hvs.‹90 url›⟧",
    "⟦shpat_‹32 hex›⟧",
    "⟦AGE-SECRET-KEY-1‹58 upper›⟧",
  ],
  leaves: ["gsk_...", "dapibus", "glc_color", "pul-request", "hvs.example.com", "xai-explainability"],
});
