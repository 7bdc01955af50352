export interface PanelSources {
  /** The source that the editor gives to the files of views. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** Random; the one script that runs has it. */
  readonly nonce: string;
  /** The language of the editor. */
  readonly language: string;
  readonly title: string;
}

/** The page of a view. It holds no foreign text, loads nothing but its own two files, and runs nothing but the one script. */
export function panelHtml({ cspSource, script, style, nonce, language, title }: PanelSources): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
    <title>${escapeHtml(title)}</title>
    <link rel="stylesheet" href="${escapeHtml(style)}">
  </head>
  <body>
    <script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
