import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AclLimits } from "@a3s/acl-grammar";
import type { PortabilityTarget } from "../../src/policy/analyze-document.js";

/** A place in a fixture where a finding must stand, and how the policy is analysed. */
export interface ExpectedFinding {
  readonly code: string;
  readonly line: number;
  readonly character: number;
  readonly limits?: Partial<AclLimits>;
  readonly portability?: readonly PortabilityTarget[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The judge is built without the tiers that the policy configures. */
  readonly rulesOnly?: boolean;
}

export interface Fixture<Expected> {
  readonly name: string;
  readonly source: Uint8Array;
  readonly expected: Expected;
}

/** The fixtures of one kind: `NAME.acl`, and beside it what is expected. */
export function fixtures<Expected = ExpectedFinding>(
  kind: "invalid" | "warn" | "sentry" | "load" | "proofs" | "expectations",
): readonly Fixture<Expected>[] {
  const folder = fileURLToPath(new URL(`../fixtures/policy/${kind}`, import.meta.url));
  return readdirSync(folder)
    .filter((file) => file.endsWith(".acl"))
    .map((file) => ({
      name: file.slice(0, -".acl".length),
      source: readFileSync(`${folder}/${file}`),
      expected: JSON.parse(readFileSync(`${folder}/${file.replace(/\.acl$/u, ".json")}`, "utf8")) as Expected,
    }));
}
