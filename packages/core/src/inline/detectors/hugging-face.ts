import { alphanumeric } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const huggingFace = tokenDetector({
  kind: "HUGGINGFACE_TOKEN",
  title: "Tokens of Hugging Face",
  documentation: "`hf_` or `api_org_` and at least 30 letters and digits.",
  shapes: [{ prefixes: ["hf_", "api_org_"], body: alphanumeric, min: 30 }],
  finds: ["⟦hf_‹34 letters›⟧", "HF_TOKEN=⟦hf_‹34 letters›⟧", "⟦api_org_‹34 letters›⟧"],
  leaves: ["hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "hf_hub_download", "self_attention", "half_hf_precision"],
});
