import type { Skill } from "../skills/read-skills.js";
import { defineTool, problem, type Tool } from "./define-tool.js";

export function readSkillTool(skills: readonly Skill[]): Tool {
  return defineTool({
    name: "read_skill",
    description: "Reads one of the playbooks of this site.",
    parameters: {
      name: {
        type: "string",
        enum: skills.map(({ name }) => name),
        description: "The name of the playbook.",
        required: true,
      },
    },
    run: ({ name }) => {
      const skill = skills.find((candidate) => candidate.name === name);
      return skill === undefined ? problem("there is no such playbook") : { kind: "playbook", text: skill.body };
    },
  });
}
