/** Names that people write for the ones of the schema: other tools' names, and words that mean the same. */
export const nameAliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    fail_closed: ["failclosed", "fail_close", "failClosed"],
    dry_run: ["dryrun", "dry-run"],
    timeout_s: ["timeout", "timeout_ms", "timeout_secs"],
    key: ["api_key", "apikey", "token"],
    url: ["endpoint", "base_url"],
    bin: ["binary", "cmd", "command"],
    block_at: ["threshold"],
    match: ["pattern", "regex", "re"],
    on: ["event", "kind"],
    verdict: ["decision"],
    severity: ["level"],
    reason: ["message", "description", "msg"],
    action: ["enforce"],
    deny: ["blocked", "block"],
  }).flatMap(([name, aliases]) => aliases.map((alias): [string, string] => [alias, name])),
);
