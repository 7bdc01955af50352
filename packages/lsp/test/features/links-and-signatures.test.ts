import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentLinks } from "../../src/features/document-links.js";
import { signatureHelp } from "../../src/features/signature-help.js";
import { mutatedPolicy } from "../support/mutated-policy.js";
import { readCursor, snapshotOf } from "../support/read-cursor.js";

describe("links", () => {
  const check = (text: string) =>
    documentLinks(snapshotOf(text)).map(({ range, target }) => {
      const shown = text.slice(range.start, range.end);
      return target.kind === "path"
        ? `${shown} -> ${target.path}${target.isFolder ? " (folder)" : ""}`
        : `${shown} -> ${target.code}`;
    });

  test("deny-files, dictionary, skills, program", () => {
    expect(
      check('deny { egress = "/run/e\\"x" }\nsae { dict = "d.json" }\nagent {\n  bin = "/bin/a"\n  skills = \'s\'\n}'),
    ).toEqual(['/run/e\\"x -> /run/e"x', "d.json -> d.json", "/bin/a -> /bin/a", "s -> s (folder)"]);
  });

  test("codes in comments", () => {
    expect(check("# sentry-ignore sentry.fail_open: why\n# sentry-ignore nothing: why\n")).toEqual([
      "sentry.fail_open -> sentry.fail_open",
    ]);
  });

  test("nothing for calls, bare programs, and half a string", () => {
    expect(check('deny { egress = env("F") }\nagent { bin = "a3s" }\nllm { url = "/x" }\nsae { dict = "d')).toEqual([]);
  });

  test("of any mutated document lie in it", () => {
    fc.assert(
      fc.property(mutatedPolicy, (text) => {
        for (const { range } of documentLinks(snapshotOf(text))) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("signatures", () => {
  const check = (marked: string) => {
    const { snapshot, offset } = readCursor(marked);
    const help = signatureHelp(snapshot, offset);
    const active = help?.parameters[help.activeParameter];
    return help && `${help.label} ${active === undefined ? "" : help.label.slice(active.start, active.end)}`;
  };

  test("env and concat, with the parameter at the cursor", () => {
    expect(check('llm { key = env(<|>"K") }')).toBe("env(NAME) NAME");
    expect(check('llm { url = concat("a<|>", "b") }')).toBe("concat(PART, …) PART");
    expect(check('llm { url = concat("a", "b", <|>) }')).toBe("concat(PART, …) …");
    expect(check('llm { url = concat("a", env("<|>H")) }')).toBe("env(NAME) NAME");
    expect(check('llm { url = concat("a", env("H")<|>) }')).toBe("concat(PART, …) …");
  });

  test("unfinished", () => {
    expect(check('llm {\n  key = env(<|>\n  model = "m"\n}')).toBe("env(NAME) NAME");
    expect(check('llm {\n  key = env("A<|>\n}')).toBe("env(NAME) NAME");
  });

  test("none elsewhere", () => {
    expect(check('llm { key = env("K")<|> }')).toBeUndefined();
    expect(check('llm { key = <|>env("K") }')).toBeUndefined();
    expect(check('llm {\n  key = env(\n  model = "<|>m"\n}')).toBeUndefined();
    expect(check("llm { key = other(<|>) }")).toBeUndefined();
    expect(check("llm { key = env(# <|>\n) }")).toBeUndefined();
  });

  test("at any offset of any mutated document", () => {
    fc.assert(
      fc.property(mutatedPolicy, fc.nat(), (text, at) => {
        signatureHelp(snapshotOf(text), at % (text.length + 1));
      }),
      { numRuns: 200 },
    );
  });
});
