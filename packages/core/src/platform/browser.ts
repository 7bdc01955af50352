import { EnforceError, sinkOfDeny } from "../enforce/enforcer.js";
import type { Platform } from "./platform.js";

/** Without a file system: policies are given as text, and a deny that a policy wants written is reported as failed. */
export const platform: Platform = {
  readFile: () => ({ kind: "unsupported" }),
  environment: () => ({}),
  createEnforcer: (sinks) => (action) => {
    const path = sinks[sinkOfDeny[action.kind]];
    if (path === undefined || path === "") return { kind: "no-sink" };
    return { kind: "failed", error: new EnforceError(path, action, new Error("no file system")) };
  },
};
