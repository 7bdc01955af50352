import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest, the longest first, relative to the root. They start first, each in a process of its own:
 * started late, one of them would keep one core busy while the other has nothing left to do.
 */
export const slowTests = [
  "packages/core/test/engine/fuzz/decision-fuzz.test.ts",
  "test/docs/console.test.ts",
  "test/packages/consumer.test.ts",
  "packages/core/test/analysis/sampled-words.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/docs/typescript.test.ts",
  "packages/core/test/enforce/kill.test.ts",
  "packages/core/test/engine/differential.test.ts",
  "packages/core/test/proofs/differential.test.ts",
  "packages/core/test/policy/analyze-policy.test.ts",
  "packages/core/test/sync/evaluate-sync.test.ts",
  "packages/core/test/tiers/agent/leaves-nothing.test.ts",
  "packages/core/test/analysis/continuations.test.ts",
  "packages/core/test/inline/linear.test.ts",
  "grammar/test/acl/hostile-texts.test.ts",
  "grammar/test/regex/parse-regex.rust.test.ts",
  "test/packages/metadata.test.ts",
];

/** Starts the slow files first, and the others in the order of vitest, which knows durations only from an earlier run. */
export class SlowTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification) => {
      const at = slowTests.indexOf(relative(this.ctx.config.root, moduleId).replaceAll("\\", "/"));
      return [project.config.sequence.groupOrder, at < 0 ? slowTests.length : at] as const;
    };
    return sorted.sort((one, other) => {
      const [group, place] = rank(one);
      const [otherGroup, otherPlace] = rank(other);
      return group - otherGroup || place - otherPlace;
    });
  }
}
