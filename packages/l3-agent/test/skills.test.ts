import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { eventKinds } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { root } from "../../../test/support/repository.js";
import { readSkills } from "../src/skills/read-skills.js";

const folder = join(root, "skills");
const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());

describe("the playbooks of the repository", () => {
  it("are four, and an agent that reads the folder finds these and nothing else", async () => {
    expect(names).toHaveLength(4);
    const skills = await readSkills(folder);
    expect(skills.map(({ name }) => name)).toEqual(names);
  });

  it.each(names)("%s has a head as agent programs read it", (name) => {
    const text = readFileSync(join(folder, name, "SKILL.md"), "utf8");
    const head = /^---\nname: (.+)\ndescription: (.+)\n---\n\n# .+\n/.exec(text);
    expect(head?.[1]).toBe(name);
    expect(name).toMatch(/^[a-z][a-z0-9-]{1,62}[a-z0-9]$/);
    expect(head?.[2]?.length).toBeLessThanOrEqual(1024);
    // A colon with a blank after it, or a number sign, would be read as YAML.
    expect(head?.[2]).not.toMatch(/: | #|^["'[{>|*&!%@`]/);
    expect(Buffer.byteLength(text)).toBeLessThan(8 * 1024);
  });

  it.each(names)("%s says what to find out, what to block and what to allow", (name) => {
    const text = readFileSync(join(folder, name, "SKILL.md"), "utf8");
    expect(text).toMatch(/^## Block\n/m);
    expect(text).toMatch(/^## Allow\n/m);
    const severities = [...text.matchAll(/^\| .+ \| (\w+) \|$/gm)].map(([, severity]) => severity);
    for (const severity of severities.slice(1))
      expect(["info", "low", "medium", "high", "critical"]).toContain(severity);
    expect(severities.length).toBeGreaterThan(4);
  });

  it("speak of every kind of event, and the table of the folder names each where it belongs", () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    for (const kind of eventKinds) {
      const rows = [...readme.matchAll(/^\| \[([a-z-]+)\]\(.+?\) \| (.+) \|$/gm)].filter(([, , kinds]) =>
        kinds?.includes(kind),
      );
      expect(rows).toHaveLength(1);
      const name = rows[0]?.[1] ?? "";
      expect(readFileSync(join(folder, name, "SKILL.md"), "utf8")).toContain(kind);
    }
  });
});
