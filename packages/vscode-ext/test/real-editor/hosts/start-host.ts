import type { Host, HostKind, HostOptions } from "./host.js";
import { startNodeHost } from "./start-node-host.js";
import { startWebHost } from "./start-web-host.js";

export function startHost(kind: HostKind, options: HostOptions): Promise<Host> {
  return kind === "node" ? startNodeHost(options) : startWebHost(options);
}
