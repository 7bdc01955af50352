/** Stands for "no rule" where the least rule is asked for: greater than every label. */
export const noRule = 0x7fffffff;
