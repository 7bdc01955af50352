import { type Disposable, env, l10n, Uri, ViewColumn, type Webview, window } from "vscode";
import { openPlace } from "../editor/open-place.js";
import { saveText } from "../editor/save-text.js";
import { type FromView, type RowAction, readFromView, rowActions, type ToView, type ViewTexts } from "./messages.js";
import { panelHtml } from "./panel-html.js";
import type { Row, Table } from "./table.js";
import { toCsv } from "./to-csv.js";
import { toNdjson } from "./to-ndjson.js";
import { viewRows } from "./view-rows.js";

/** What a view shows. */
export interface ResultsSource {
  /** Makes the table, and makes it anew when the reader asks. */
  readonly load: () => Promise<Table | undefined>;
  /** The values to show at first, by the key of the column. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** Shows how a row came about; absent where there is nothing to say beyond the row. */
  readonly explain?: (row: Row) => Promise<void>;
}

/** Shows a table in a view of its own beside the editor. */
export async function showResults(extensionUri: Uri, source: ResultsSource): Promise<void> {
  const first = await source.load();
  if (first === undefined) return;
  let table = first;
  const files = Uri.joinPath(extensionUri, "bundle");
  const panel = window.createWebviewPanel("sentry.results", table.title, ViewColumn.Beside, {
    enableScripts: true,
    localResourceRoots: [files],
    // A table that was filtered and sorted is still so when the reader comes back.
    retainContextWhenHidden: true,
  });
  const { webview } = panel;
  const subscription: Disposable = webview.onDidReceiveMessage(async (message: unknown) => {
    const read = readFromView(message, table.rows.length);
    if (read !== undefined) await answer(read);
  });
  panel.onDidDispose(() => subscription.dispose());
  webview.html = panelHtml({
    cspSource: webview.cspSource,
    script: webview.asWebviewUri(Uri.joinPath(files, "results.js")).toString(),
    style: webview.asWebviewUri(Uri.joinPath(files, "results.css")).toString(),
    nonce: randomText(),
    language: env.language,
    title: table.title,
  });

  async function answer(message: FromView): Promise<void> {
    switch (message.type) {
      case "refresh":
        table = (await source.load()) ?? table;
        panel.title = table.title;
        return send(webview, table, source);
      case "ready":
        return send(webview, table, source);
      case "command":
        if (table.command !== undefined) await env.clipboard.writeText(table.command);
        return;
      case "event":
      case "rule":
      case "ruleBefore": {
        const place = table.rows[message.row]?.[message.type];
        if (place !== undefined) await openPlace(place);
        return;
      }
      case "explain": {
        const row = table.rows[message.row];
        if (row !== undefined) await source.explain?.(row);
        return;
      }
      case "export": {
        const rows = message.rows.flatMap((position) => table.rows[position] ?? []);
        const text = message.format === "csv" ? toCsv(table.columns, rows) : toNdjson(table.columns, rows);
        await saveText(`results.${message.format}`, text);
      }
    }
  }
}

function actionsOf({ rows }: Table, { explain }: ResultsSource): RowAction[] {
  return rowActions.filter((action) =>
    action === "explain" ? explain !== undefined : rows.some((row) => row[action] !== undefined),
  );
}

async function send(webview: Webview, table: Table, source: ResultsSource): Promise<void> {
  const { title, summary, empty, columns, rows, command } = table;
  const post = (message: ToView) => webview.postMessage(message);
  const hasCommand = command !== undefined;
  await post({
    type: "table",
    title,
    summary,
    empty,
    columns,
    rowCount: rows.length,
    actions: actionsOf(table, source),
    hasCommand,
    chosen: source.chosen ?? {},
    texts: texts(),
  });
  for (const message of viewRows(table)) await post(message);
}

function texts(): ViewTexts {
  return {
    filter: l10n.t("Filter rows"),
    all: l10n.t("all"),
    count: l10n.t("{0} of {1} rows"),
    event: l10n.t("Go to event"),
    rule: l10n.t("Go to rule"),
    ruleBefore: l10n.t("Go to old rule"),
    explain: l10n.t("Explain"),
    csv: l10n.t("Export CSV"),
    ndjson: l10n.t("Export NDJSON"),
    command: l10n.t("Copy command"),
    refresh: l10n.t("Run again"),
    loading: l10n.t("Loading…"),
    keys: l10n.t("Arrow keys move, Enter opens the event, or the rule from its column."),
  };
}

function randomText(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
