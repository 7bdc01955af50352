import { charClass } from "../char-class.js";
import type { Detector } from "../detector.js";

const signature = charClass("A-Za-z0-9+/=%_-");

export const azureSas: Detector = {
  kind: "AZURE_SAS",
  title: "Signatures of shared access in Azure",
  documentation:
    "The value of `sig=` in an address: at least 40 characters of base64, plain or percent-encoded. The rest of the address says what it opens, and stays.",
  triggers: ["[?&]sig=", "[?&;]sig%3D", "u0026sig="],
  match: (view, hit) => {
    const end = view.runEnd(signature, hit.end, hit.end + 40);
    return end < hit.end + 40 ? undefined : { start: hit.end, end, tail: { kind: "run", members: signature } };
  },
  finds: [
    "https://a.blob.core.windows.net/c/b?sv=2022-11-02&se=2030-01-01&sr=b&sp=r&sig=⟦‹43 base64›%3D⟧",
    "?sig=⟦‹43 base64›%3D⟧&sv=2022-11-02",
  ],
  leaves: ["?sig=...", "&sig=abc", "sha256sum ‹64 hex›"],
};
