import { defineCheck } from "../define-check.js";

export const rulesMixed = defineCheck({
  code: "sentry.rules.mixed",
  severity: "information",
  message: "Rules come from two spellings, in file order",
  documentation:
    "Some rules are blocks and some stand in the list `rules`. They are tried in the order of the file, over both spellings.",
  *check({ ruleSources }) {
    const sources = ruleSources.filter(({ count }) => count > 0);
    const second = sources.find(({ spelling }) => (spelling === "list") !== (sources[0]?.spelling === "list"));
    if (second === undefined) return;
    const last = second.first + second.count - 1;
    const positions = last === second.first ? `this is rule ${last}` : `these are rules ${second.first} to ${last}`;
    yield { range: second.nameRange, message: `Rules come from two spellings, in file order; ${positions}` };
  },
});
