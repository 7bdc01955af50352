import type { FullDryRunRefused } from "../protocol/full-dry-run.js";

/** Why nothing is done, for people, with what to do. */
const messages: Readonly<Record<FullDryRunRefused["refused"], string>> = {
  untrusted:
    "The workspace is not trusted: no model is asked and no program is started for its policies. Trust the workspace first.",
  errors: "The policy has errors: correct them first.",
  agent:
    "The policy has an agent, and no program can be started here. Leave the agent out, or open the folder in an editor on your machine.",
  dictionary:
    "The policy has a dictionary, and no file can be read here by its path. Leave it out, or open the folder in an editor on your machine.",
  policy: "No judge can be made from the policy.",
  expired:
    "The plan does not hold any more: it was used, is too old, or the policy or its events have changed. Plan anew.",
};

export function refusal(refused: FullDryRunRefused["refused"]): FullDryRunRefused {
  return { outcome: "refused", refused, message: messages[refused] };
}
