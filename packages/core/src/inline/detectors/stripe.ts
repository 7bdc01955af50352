import { alphanumeric } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const stripe = tokenDetector({
  kind: "STRIPE_KEY",
  title: "Keys of Stripe",
  documentation:
    "Secret and restricted keys (`sk_` or `rk_`, then `live_`, `test_` or `prod_`) and signing secrets of webhooks (`whsec_`), with at least 16 letters and digits. Publishable keys (`pk_`) are no secret.",
  shapes: [{ prefixes: ["[sr]k_(live|test|prod)_", "whsec_"], body: alphanumeric, min: 16 }],
  finds: ["⟦sk_live_‹24 alnum›⟧", "⟦rk_test_‹99 alnum›⟧", "STRIPE_WEBHOOK=⟦whsec_‹32 alnum›⟧"],
  leaves: [
    "sk_test_...",
    "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
    "pk_live_‹24 alnum›",
    "task_live_updates_enabled",
    "sk_test_",
  ],
});
