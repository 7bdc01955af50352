import type { AttributeSchema, BlockSchema, BodySchema, PolicySchema, ValueType } from "@a3s/sentry-core";

/** The reference page of the language's settings, written from the table that the checks read. */
export function policyReference(schema: PolicySchema): string {
  const { attributes, blocks } = schema.document;
  const lines = [
    "# What a policy may contain",
    "",
    "This page is written from the table that `sentry check` reads; it cannot be out of date. A setting that is not here",
    "is an error in a policy, never ignored.",
    "",
    "## The document",
    "",
    ...attributeTable(schema.document),
  ];
  const blockNames = Object.keys(blocks).filter(
    (name) => blocks[name]?.body !== rulesBody(attributes) || name === "rule",
  );
  for (const name of blockNames) lines.push("", ...blockSection(name, blocks[name] as BlockSchema));
  lines.push(
    "",
    "## Functions",
    "",
    "They stand for a text where the table above says `text or call`, and nowhere else.",
    "",
  );
  lines.push("| function | meaning |", "|---|---|");
  for (const { signature, documentation } of Object.values(schema.functions)) {
    lines.push(`| \`${signature}\` | ${cell(documentation)} |`);
  }
  return `${lines.join("\n")}\n`;
}

/** A `rules` block has the fields of a rule, which need not be listed twice. */
function rulesBody(attributes: BodySchema["attributes"]): BodySchema | undefined {
  const type = attributes.rules?.type;
  return type?.kind === "objects" ? type.body : undefined;
}

function blockSection(name: string, block: BlockSchema): string[] {
  const labels = block.labels.map(() => ' "…"').join("");
  const count = block.count === "one" ? "At most one." : "Any number.";
  return [
    `## \`${name}${labels} { … }\``,
    "",
    `${block.documentation} ${count}${block.addition ? " Other tools for the same file ignore it." : ""}`,
    "",
    ...block.labels.map((label) => `The label: ${lowerFirst(label.documentation)}\n`),
    ...attributeTable(block.body, new Set(block.labels.flatMap((label) => label.attribute ?? []))),
    ...allowedValues(block.body),
  ];
}

function attributeTable(body: BodySchema, leftOut: ReadonlySet<string> = new Set()): string[] {
  const rows = Object.entries(body.attributes)
    .filter(([name]) => !leftOut.has(name))
    .map(([name, attribute]) => attributeRow(`\`${name}\``, attribute));
  if (body.anyAttribute !== undefined) rows.push(attributeRow("any name", body.anyAttribute));
  return ["| name | type | default | meaning |", "|---|---|---|---|", ...rows];
}

function attributeRow(name: string, attribute: AttributeSchema): string {
  const fallback =
    attribute.required === true
      ? "required"
      : attribute.default === undefined
        ? "unset"
        : `\`${JSON.stringify(attribute.default)}\``;
  const addition = attribute.addition ? " Other tools for the same file ignore it." : "";
  return `| ${name} | ${typeText(attribute.type)} | ${fallback} | ${cell(attribute.documentation)}${addition} |`;
}

function typeText(type: ValueType): string {
  switch (type.kind) {
    case "boolean":
      return "`true` or `false`";
    case "integer":
      return `whole number of ${type.unit}, ${type.min} to ${type.max}`;
    case "number":
      return `number, ${type.min} to ${type.max}`;
    case "string":
      if (type.allowed !== undefined) return type.allowed.map(({ value }) => `\`${value}\``).join(" ");
      return type.calls === true ? "text or call" : "text";
    case "strings":
      return "list of texts";
    case "objects":
      return "list of objects";
  }
}

/** What the words mean that an attribute allows. */
function allowedValues(body: BodySchema): string[] {
  return Object.entries(body.attributes).flatMap(([name, { type }]) => {
    if (type.kind !== "string" || type.allowed === undefined) return [];
    const rows = type.allowed.map(({ value, documentation }) => `| \`${value}\` | ${cell(documentation)} |`);
    return ["", `| \`${name}\` | meaning |`, "|---|---|", ...rows];
  });
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
