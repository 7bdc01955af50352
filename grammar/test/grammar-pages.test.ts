import { describe, expect, test } from "vitest";
import { ebnfPage } from "../../scripts/grammar-pages/ebnf-page.js";
import { tokensOf } from "../../scripts/grammar-pages/grammar.js";
import { grammars } from "../../scripts/grammar-pages/grammars.js";
import { railroadPage } from "../../scripts/grammar-pages/railroad-page.js";

describe.each(Object.entries(grammars))(
  "%s: run scripts/write-grammar-pages.mjs after a change of the grammar",
  (name, load) => {
    const grammar = load();

    test("every token is explained, and nothing else", () => {
      expect(Object.keys(grammar.tokens).sort()).toEqual([...tokensOf(grammar)].sort());
    });

    test("the EBNF page is up to date", async () => {
      await expect(ebnfPage(grammar, `${name}.html`)).toMatchFileSnapshot(`../../docs/grammar/${name}.md`);
    });

    test("the page of railroad diagrams is up to date and needs nothing else", async () => {
      const page = railroadPage(grammar);
      expect(page).not.toMatch(/<script|<link|https?:/);
      await expect(page).toMatchFileSnapshot(`../../docs/grammar/${name}.html`);
    });
  },
);
