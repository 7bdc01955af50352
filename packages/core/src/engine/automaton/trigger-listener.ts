/**
 * Is told the triggers that end at an offset, ascending, in the order of the text, and the least rule that was found up
 * to there.
 */
export type TriggerListener = (triggers: readonly number[], offset: number, least: number) => void;
