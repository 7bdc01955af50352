import { parseEventsFile } from "@a3s/sentry-core";
import { expect, it } from "vitest";
import { foldEvents } from "../../../src/features/events/fold-events.js";

function check(text: string, folds: readonly (readonly [number, number])[]): void {
  expect(foldEvents(parseEventsFile(text)).map(({ startLine, endLine }) => [startLine, endLine])).toEqual(folds);
}

it("folds comments, and the events below them", () => {
  check("# a\n# b\n{}\n{}\n\n{}", [
    [0, 1],
    [1, 3],
  ]);
  check("{}\n{}\n# a\n{}\n# b\nno event\n{}", [
    [2, 3],
    [4, 6],
  ]);
});

it("folds nothing where a line stands alone", () => {
  check("# a\n\n# b", []);
  check("", []);
});
