import { base64Characters, charClass } from "../char-class.js";
import type { Detector } from "../detector.js";

const spaces = charClass(" \t");

export const azureKey: Detector = {
  kind: "AZURE_KEY",
  title: "Keys in connection strings of Azure",
  documentation:
    "The value of `AccountKey=`, `SharedAccessKey=` and `AccessKey=`: at least 40 characters of base64. Keys behind other labels are labelled secrets.",
  triggers: ["AccountKey=", "AccessKey="],
  match: (view, hit) => {
    const start = view.runEnd(spaces, hit.end, hit.end + 4);
    const end = view.runEnd(base64Characters, start, start + 40);
    return end < start + 40 ? undefined : { start, end, tail: { kind: "run", members: base64Characters } };
  },
  finds: [
    "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=⟦‹86 base64›==⟧;EndpointSuffix=core.windows.net",
    "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=⟦‹43 base64›=⟧",
  ],
  leaves: ["AccountKey=<key>;", "AccountKey=...", "AccountName=‹43 base64›"],
};
