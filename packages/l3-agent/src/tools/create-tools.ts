import type { Skill } from "../skills/read-skills.js";
import type { Tool } from "./define-tool.js";
import { processTool } from "./process-tool.js";
import { readEventTool } from "./read-event-tool.js";
import { readSkillTool } from "./read-skill-tool.js";
import { recentEventsTool } from "./recent-events-tool.js";

export interface ToolSources {
  readonly skills: readonly Skill[];
  readonly eventsFile?: string;
  readonly eventFile?: string;
}

/** The tools of an investigation: those for which there is something to read. */
export function createTools({ skills, eventsFile, eventFile }: ToolSources): Tool[] {
  return [
    ...(skills.length === 0 ? [] : [readSkillTool(skills)]),
    ...(eventsFile === undefined ? [] : [recentEventsTool(eventsFile)]),
    ...(eventFile === undefined ? [] : [readEventTool(eventFile)]),
    processTool,
  ];
}
