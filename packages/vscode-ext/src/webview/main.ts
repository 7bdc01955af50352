import type { FromView, RowAction, ToView, ViewRow } from "../results/messages.js";
import { createGrid, type Grid } from "./grid.js";
import { rowOrder, type Selection } from "./row-order.js";

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

type TableMessage = Extract<ToView, { type: "table" }>;

const editor = acquireVsCodeApi();
let rows: ViewRow[] = [];
let arrived: (() => void) | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ToView>) => {
  if (data.type === "table") {
    rows = [];
    arrived = showTable(data);
    if (data.rowCount === 0) arrived();
  } else {
    rows.push(...data.rows);
    arrived?.();
  }
});
editor.postMessage({ type: "ready" });

/** Draws everything but the rows, and gives what draws those that have come. */
function showTable(table: TableMessage): () => void {
  const { texts, columns } = table;
  let selection: Selection = { filter: "", chosen: new Map() };
  const chosenAtFirst = columns.flatMap(({ key }, index) => {
    const value = table.chosen[key];
    return value === undefined ? [] : [[index, value] as const];
  });
  let order: readonly number[] = [];
  let frame = 0;
  let isNew = true;

  const title = element("h1");
  title.textContent = table.title;
  const summary = element("p", "summary");
  summary.textContent = table.summary;

  const filter = element("input", "filter");
  filter.type = "search";
  filter.placeholder = texts.filter;
  filter.setAttribute("aria-label", texts.filter);
  filter.addEventListener("input", () => select({ ...selection, filter: filter.value }));

  const choices = new Map<number, HTMLSelectElement>();
  for (const [index, { choosable, label }] of columns.entries()) {
    if (choosable === true) choices.set(index, makeChoice(index, label));
  }

  const actions = new Map<RowAction, HTMLButtonElement>();
  const buttons = element("div", "buttons");
  for (const action of table.actions) {
    const button = push(texts[action], () => act(action));
    actions.set(action, button);
    buttons.append(button);
  }
  const exported = (format: "csv" | "ndjson") => editor.postMessage({ type: "export", format, rows: order });
  buttons.append(
    push(texts.csv, () => exported("csv")),
    push(texts.ndjson, () => exported("ndjson")),
    ...(table.hasCommand ? [push(texts.command, () => editor.postMessage({ type: "command" }))] : []),
    push(texts.refresh, () => editor.postMessage({ type: "refresh" })),
  );

  const status = element("p", "status");
  status.setAttribute("role", "status");
  const bar = element("div", "bar");
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", table.title);
  bar.append(filter, ...choices.values(), buttons);

  const ruleColumn = columns.findIndex(({ key }) => key === "rule");
  const grid: Grid = createGrid({
    label: `${table.title}. ${texts.keys}`,
    columns,
    rowAt: (position) => rows[position],
    onSort: (column) => {
      const { sort } = selection;
      const descending = sort?.column === column ? !sort.descending : false;
      select({ ...selection, sort: { column, descending } });
    },
    onOpen: (position, column) => {
      const inRule: readonly RowAction[] = column === ruleColumn ? ["rule"] : [];
      // An event that was found by a proof stands in no file: it is explained instead.
      const wanted = [...inRule, "event" as const, "explain" as const].find((action) => isPossible(action, position));
      if (wanted !== undefined) editor.postMessage({ type: wanted, row: position });
    },
    onActive: (position) => {
      for (const [action, button] of actions) button.disabled = position === undefined || !isPossible(action, position);
    },
  });
  document.body.replaceChildren(title, summary, bar, status, grid.element);
  return redraw;

  function isPossible(action: RowAction, position: number): boolean {
    const row = rows[position];
    if (row === undefined || !table.actions.includes(action)) return false;
    return { event: row.hasEvent, rule: row.hasRule, explain: row.hasMore }[action];
  }

  function act(action: RowAction): void {
    const position = grid.active();
    if (position !== undefined && isPossible(action, position)) editor.postMessage({ type: action, row: position });
  }

  function select(next: Selection): void {
    selection = next;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(redraw);
  }

  function redraw(): void {
    if (rows.length < table.rowCount) {
      status.textContent = texts.loading;
      return;
    }
    if (isNew) {
      isNew = false;
      for (const [index, choice] of choices) fillChoices(choice, index);
      selection = { ...selection, chosen: new Map(chosenAtFirst) };
    }
    order = rowOrder(columns, rows, selection);
    grid.show(order, selection.sort);
    status.textContent =
      table.rowCount === 0
        ? table.empty
        : texts.count.replace("{0}", String(order.length)).replace("{1}", String(table.rowCount));
  }

  function makeChoice(index: number, label: string): HTMLSelectElement {
    const choice = element("select");
    choice.setAttribute("aria-label", label);
    choice.addEventListener("change", () => {
      const chosen = new Map(selection.chosen);
      if (choice.value === "") chosen.delete(index);
      else chosen.set(index, choice.value);
      select({ ...selection, chosen });
    });
    return choice;
  }

  function fillChoices(choice: HTMLSelectElement, index: number): void {
    const values = [...new Set(rows.map(({ cells }) => cells[index] ?? ""))].filter(Boolean).sort();
    for (const [value, text] of [["", `${columns[index]?.label ?? ""}: ${texts.all}`], ...values.map((v) => [v, v])]) {
      const option = element("option");
      option.value = value ?? "";
      option.textContent = text ?? "";
      choice.append(option);
    }
    choice.value = chosenAtFirst.find(([column]) => column === index)?.[1] ?? "";
  }
}

function push(label: string, onClick: () => void): HTMLButtonElement {
  const button = element("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", onClick);
  return button;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = ""): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
