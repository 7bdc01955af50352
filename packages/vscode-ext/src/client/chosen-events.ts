import type { Memento } from "vscode";
import type { ChosenEvents } from "../commands/command-context.js";
import type { Server } from "./server.js";

const key = "sentry.chosenEvents";

/** Keeps the choice of sample events in the state of the workspace, and tells it to each server that starts. */
export function createChosenEvents(state: Memento): ChosenEvents {
  const all = () => state.get<Readonly<Record<string, readonly string[]>>>(key, {});
  return {
    all,
    async set(policy, files) {
      const { [policy]: _, ...others } = all();
      await state.update(key, files === undefined ? others : { ...others, [policy]: files });
    },
  };
}

export async function tellChosenEvents(server: Server, chosen: ChosenEvents): Promise<void> {
  for (const [uri, eventsFiles] of Object.entries(chosen.all())) {
    await server.request("sentry/useEvents", { uri, eventsFiles });
  }
}
