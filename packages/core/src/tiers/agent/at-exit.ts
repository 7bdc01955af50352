const pending = new Set<() => void>();

/**
 * Runs `action` if the program ends before the function that it returns is called: what was started for an answer does
 * not outlive the program that asked. A program that a signal ends gets no time for it, unless it handles the signal.
 */
export function untilExit(action: () => void): () => void {
  if (pending.size === 0) process.on("exit", runPending);
  pending.add(action);
  return () => {
    pending.delete(action);
    if (pending.size === 0) process.off("exit", runPending);
  };
}

function runPending(): void {
  for (const action of pending) {
    try {
      action();
    } catch {
      // The others still have to run.
    }
  }
}
