import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "../exit-codes.js";
import { readFilePart } from "../read-file-part.js";
import { readFrontMatter } from "./front-matter.js";

/** A playbook of the site. It is trusted: whoever may write it may write the policy. */
export interface Skill {
  readonly name: string;
  readonly description: string;
  readonly body: string;
}

/** More playbooks than this are not offered to a model. */
const maxSkills = 32;

/** A playbook is cut off here, in bytes. */
const maxSkillBytes = 32 * 1024;

/** A description is cut off here, in UTF-16 units. */
const maxDescriptionLength = 400;

/**
 * The playbooks of a folder, in the order of their names: `NAME/SKILL.md`, or `NAME.md` with a head.
 *
 * @throws {AgentError} where the folder cannot be read: an investigation without its playbooks is not the one that was
 *   asked for.
 */
export async function readSkills(folder: string): Promise<Skill[]> {
  const skills: Skill[] = [];
  for (const { name, path } of await candidates(folder)) {
    if (skills.length === maxSkills) break;
    const part = await readFilePart(path, 0, maxSkillBytes);
    const skill = part === undefined ? undefined : skillOf(name, part.bytes.toString("utf8"));
    if (skill !== undefined) skills.push(skill);
  }
  return skills;
}

interface Candidate {
  readonly name: string;
  readonly path: string;
}

async function candidates(folder: string): Promise<Candidate[]> {
  const names = await readdir(folder).catch(() => {
    throw new AgentError("usage", "the folder of skills cannot be read");
  });
  return names
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) =>
      name.endsWith(".md")
        ? { name: name.slice(0, -".md".length), path: join(folder, name) }
        : { name, path: join(folder, name, "SKILL.md") },
    );
}

/** A file without a head is some other document. */
function skillOf(fileName: string, text: string): Skill | undefined {
  const { name = fileName, description, body } = readFrontMatter(text);
  if (description === undefined) return undefined;
  return { name, description: description.slice(0, maxDescriptionLength), body };
}
