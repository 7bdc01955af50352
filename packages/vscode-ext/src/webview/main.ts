import type { FromView, ToView } from "../results/messages.js";
import { createResultsView, type ResultsView, type TableMessage } from "./results-view.js";

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const editor = acquireVsCodeApi();
let view: ResultsView | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ToView>) => {
  if (data.type === "rows") view?.append(data);
  else view = show(data);
});
editor.postMessage({ type: "ready" });

/** A table that was made anew is shown as the one before: filtered and sorted, and with the focus where it was. */
function show(table: TableMessage): ResultsView {
  const focused = document.activeElement?.getAttribute("data-name");
  const next = createResultsView(table, { post: (message) => editor.postMessage(message), before: view?.selection() });
  view?.dispose();
  document.body.replaceChildren(next.element);
  if (focused != null) document.querySelector<HTMLElement>(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  return next;
}
