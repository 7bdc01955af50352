import type { TestResult, TestsResult } from "@a3s/sentry-lsp";
import { l10n, type TestController, type TestItem, type TestRunRequest, type Uri, workspace } from "vscode";
import type { Server } from "../client/server.js";
import { fileName } from "../editor/file-name.js";
import { fileUri } from "../editor/file-uri.js";
import { toRange } from "./policy-coverage.js";

/** The tests as the editor shows them: policies, in them the files where expectations stand, in those the expectations. */
export interface TestTree {
  readonly refresh: () => Promise<void>;
  /** The URIs of the policies that a request is about. */
  readonly policiesOf: (request: TestRunRequest) => readonly string[];
  /** The tests of a policy that a request is about, by their ids. */
  readonly testsOf: (policy: string, request: TestRunRequest) => ReadonlyMap<string, TestItem>;
}

const maxPolicies = 200;

export function createTestTree(controller: TestController, server: Server): TestTree {
  let latest = 0;
  let newest = Promise.resolve();

  /** Resolves when the tree is that of the newest documents: a later search replaces the result of this one. */
  async function refresh(): Promise<void> {
    newest = search();
    for (let awaited: Promise<void> | undefined; awaited !== newest; await awaited) awaited = newest;
  }

  async function search(): Promise<void> {
    const turn = ++latest;
    const policies = await knownPolicies();
    const found: TestItem[] = [];
    for (const policy of policies) {
      const result = await server.request<TestsResult | null>("sentry/tests", { uri: policy });
      // While a policy is broken its tests stay as they were: they come back with the next version that is sound.
      const kept = result?.accepted === true ? undefined : controller.items.get(policy);
      const item = kept ?? (result === null ? undefined : policyItem(policy, result));
      if (item !== undefined) found.push(item);
    }
    if (turn === latest) controller.items.replace(found);
  }

  function policyItem(policy: string, { tests }: TestsResult): TestItem | undefined {
    if (tests.length === 0) return undefined;
    const uri = fileUri(policy);
    const item = controller.createTestItem(policy, workspace.asRelativePath(uri), uri);
    const groups = new Map<string, TestItem>();
    for (const test of tests) {
      const file = test.source === "comment" ? policy : test.location.uri;
      const group =
        groups.get(file) ?? controller.createTestItem(testId(policy, file), groupLabel(policy, file), fileUri(file));
      groups.set(file, group);
      group.children.add(testItem(policy, test));
    }
    item.children.replace([...groups.values()]);
    return item;
  }

  function testItem(policy: string, { id, label, note, location }: TestResult): TestItem {
    const item = controller.createTestItem(testId(policy, id), label, fileUri(location.uri));
    item.range = toRange(location.range);
    // The order is that of the file.
    item.sortText = String(location.range.start.line).padStart(9, "0");
    if (note !== undefined && note !== label) item.description = note;
    return item;
  }

  function policiesOf({ include }: TestRunRequest): string[] {
    const items = include ?? Array.from(controller.items, ([, item]) => item);
    return [...new Set(items.map((item) => root(item).id))];
  }

  function testsOf(policy: string, { include, exclude }: TestRunRequest): Map<string, TestItem> {
    const item = controller.items.get(policy);
    const wanted = new Map<string, TestItem>();
    const chosen = include?.map(({ id }) => id);
    const left = new Set(exclude?.map(({ id }) => id));
    const visit = (current: TestItem, isChosen: boolean) => {
      if (left.has(current.id)) return;
      const isWanted = isChosen || chosen?.includes(current.id) === true;
      if (current.children.size === 0 && isWanted) wanted.set(current.id, current);
      for (const [, child] of current.children) visit(child, isWanted);
    };
    if (item !== undefined) visit(item, chosen === undefined);
    return wanted;
  }

  return { refresh, policiesOf, testsOf };
}

/** A test is named after its event, which may stand in the samples of two policies. */
export function testId(policy: string, id: string): string {
  return `${policy} ${id}`;
}

function groupLabel(policy: string, file: string): string {
  return policy === file ? l10n.t("Comments of the policy") : fileName(fileUri(file));
}

function root(item: TestItem): TestItem {
  return item.parent === undefined ? item : root(item.parent);
}

/** Documents that the editor shows beside those of the user: our own policy, and old versions in a comparison. */
const notOfUser = new Set(["sentry-builtin", "git"]);

async function knownPolicies(): Promise<string[]> {
  const found = await workspace.findFiles("**/*.acl", "**/node_modules/**", maxPolicies);
  const open = workspace.textDocuments.filter(
    ({ languageId, uri }) => languageId === "acl" && !notOfUser.has(uri.scheme),
  );
  return [...new Set([...found, ...open.map(({ uri }) => uri)].map((uri: Uri) => uri.toString()))].sort();
}

/** The URI of the policy that a test tries. */
export function policyOfTest(item: TestItem): string {
  return root(item).id;
}
