import type { EnforceAction } from "@a3s/sentry-core";

const guards: Readonly<Record<EnforceAction["kind"], string>> = {
  DenyEgress: "deny egress to",
  DenyFile: "deny file",
  DenyExec: "deny execution of",
};

/** What a guard would be asked for, for example `deny file /etc/shadow`. The target is untrusted. */
export function describeAction({ kind, target }: EnforceAction): string {
  return `${guards[kind]} ${target}`;
}
