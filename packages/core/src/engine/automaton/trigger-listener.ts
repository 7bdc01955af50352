/** Is told the triggers that end at an offset, ascending, in the order of the text. */
export type TriggerListener = (triggers: readonly number[], offset: number) => void;
