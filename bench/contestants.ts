import { parseAcl } from "@a3s/acl-grammar";
import { analyzePolicy } from "@a3s/sentry-core";
import { parse as parseHclInWebAssembly } from "@cdktf/hcl2json";
import hcl2Parser from "hcl2-parser";
import { load as parseYamlToData } from "js-yaml";
import { parse as parseToml } from "smol-toml";
import { LineCounter, parseDocument as parseYamlToTree } from "yaml";

/** A parser of the comparison. */
export interface Contestant {
  readonly name: string;
  readonly language: "acl" | "toml" | "yaml" | "json";
  /** What comes out, for the reader of the table. */
  readonly gives: string;
  /** Parses the text and gives the number of rules that it found. */
  readonly countRules: (text: string) => number | Promise<number>;
}

/** The first one is what the others are compared with. */
export const contestants: readonly Contestant[] = [
  {
    name: "@a3s/acl-grammar",
    language: "acl",
    gives: "tree with ranges and comments, diagnostics",
    countRules: (text) => parseAcl(text).document.items.filter(({ kind }) => kind === "block").length,
  },
  {
    name: "@a3s/sentry-core",
    language: "acl",
    gives: "the same, checked, with every regex parsed",
    countRules: (text) => analyzePolicy(text).policy.rules.length,
  },
  {
    name: "@cdktf/hcl2json",
    language: "acl",
    gives: "data; HashiCorp's parser in WebAssembly",
    countRules: async (text) => countBlocks(await parseHclInWebAssembly("policy.hcl", text)),
  },
  {
    name: "hcl2-parser",
    language: "acl",
    gives: "data; HashiCorp's parser in JavaScript",
    countRules: (text) => {
      const [data]: [unknown] = hcl2Parser.parseToObject(text);
      return countBlocks(data);
    },
  },
  {
    name: "smol-toml",
    language: "toml",
    gives: "data",
    countRules: (text) => countList(parseToml(text)),
  },
  {
    name: "yaml",
    language: "yaml",
    gives: "tree with ranges and comments, errors",
    countRules: (text) => countList(parseYamlToTree(text, { lineCounter: new LineCounter() }).toJS()),
  },
  {
    name: "js-yaml",
    language: "yaml",
    gives: "data",
    countRules: (text) => countList(parseYamlToData(text)),
  },
  {
    name: "JSON.parse",
    language: "json",
    gives: "data; the floor, native code",
    countRules: (text) => countList(JSON.parse(text)),
  },
];

/** HCL's data has the labels of blocks as keys. */
function countBlocks(data: unknown): number {
  return Object.keys((data as { readonly rule: object }).rule).length;
}

function countList(data: unknown): number {
  return (data as { readonly rule: readonly object[] }).rule.length;
}
