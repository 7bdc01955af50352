import type { ServerCapabilities } from "vscode-languageserver";
import type { LocalMachine } from "../full-dry-run/full-dry-runs.js";
import type { SampleService } from "../samples/sample-service.js";
import type { ClientFeatures } from "../server/client-features.js";
import type { DiagnosticsService } from "../server/diagnostics-service.js";
import type { Session } from "../server/session.js";
import type { WorkspaceDiagnostics } from "../server/workspace-diagnostics.js";

/** What handlers share besides the session. */
export interface Services {
  readonly diagnostics: DiagnosticsService;
  readonly workspace: WorkspaceDiagnostics;
  /** What documents depend on changed: everything is checked anew. */
  readonly changedAll: () => void;
  readonly samples: SampleService;
  /** Absent where the server is no program of a machine, as in a web worker. */
  readonly machine?: LocalMachine;
}

/** One feature as the protocol sees it: what is announced, and the handlers that keep the promise. */
export interface Wiring {
  readonly capabilities?: (client: ClientFeatures) => Partial<ServerCapabilities>;
  readonly register: (session: Session, services: Services) => void;
}
