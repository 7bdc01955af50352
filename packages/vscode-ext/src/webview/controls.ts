import type { FromView, RowAction } from "../results/messages.js";
import { make } from "./make.js";
import type { TableMessage } from "./results-view.js";
import type { Selection } from "./row-order.js";

/** What stands above a table: what to show of it, and what to do with it. */
export interface Controls {
  readonly element: HTMLElement;
  /** Offers the values that stand in a column, when all of them have come. */
  readonly offer: (column: number, values: readonly string[]) => void;
  /** Says what can be done with the row that the reader is at. */
  readonly enable: (isPossible: (action: RowAction) => boolean) => void;
}

export interface ControlsOptions {
  readonly table: TableMessage;
  readonly selection: () => Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onAction: (action: RowAction) => void;
  readonly onExport: (format: "csv" | "ndjson") => void;
  readonly post: (message: FromView) => void;
}

export function createControls(options: ControlsOptions): Controls {
  const { table, selection, onSelect, onAction, onExport, post } = options;
  const { texts, columns } = table;

  const filter = make("input", "filter", { type: "search", "data-name": "filter" });
  filter.placeholder = texts.filter;
  filter.ariaLabel = texts.filter;
  filter.value = selection().filter;
  filter.addEventListener("input", () => onSelect({ ...selection(), filter: filter.value }));

  const choices = new Map<number, HTMLSelectElement>();
  for (const [index, { choosable, label, key }] of columns.entries()) {
    if (choosable !== true) continue;
    const choice = make("select", "", { "data-name": `choice ${key}` });
    choice.ariaLabel = label;
    choice.addEventListener("change", () => choose(index, choice.value));
    choices.set(index, choice);
  }

  const actions = new Map(table.actions.map((action) => [action, push(action, () => onAction(action))]));
  const buttons = make("div", "buttons");
  buttons.append(
    ...actions.values(),
    push("csv", () => onExport("csv")),
    push("ndjson", () => onExport("ndjson")),
    ...(table.hasCommand ? [push("command", () => post({ type: "command" }))] : []),
    push("refresh", () => post({ type: "refresh" })),
  );
  const element = make("div", "bar", { role: "group" });
  element.ariaLabel = table.title;
  element.append(filter, ...choices.values(), buttons);

  return {
    element,
    offer(column, values) {
      const chosen = selection().chosen.get(column) ?? "";
      // A rule that decides no event can be asked for all the same.
      const offered = new Set([...values, chosen].filter(Boolean).sort());
      const all = option("", `${columns[column]?.label ?? ""}: ${texts.all}`);
      const choice = choices.get(column);
      choice?.replaceChildren(all, ...[...offered].map((value) => option(value, value)));
      if (choice !== undefined) choice.value = chosen;
    },
    enable(isPossible) {
      for (const [action, button] of actions) button.disabled = !isPossible(action);
    },
  };

  function choose(column: number, value: string): void {
    const chosen = new Map(selection().chosen);
    if (value === "") chosen.delete(column);
    else chosen.set(column, value);
    onSelect({ ...selection(), chosen });
  }

  function push(name: RowAction | "csv" | "ndjson" | "command" | "refresh", onClick: () => void): HTMLButtonElement {
    const button = make("button", "", { type: "button", "data-name": name });
    button.textContent = texts[name];
    button.addEventListener("click", onClick);
    return button;
  }
}

function option(value: string, text: string): HTMLOptionElement {
  const made = make("option");
  made.value = value;
  made.textContent = text;
  return made;
}
