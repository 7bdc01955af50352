/** How many characters before a trigger a detector may look at. */
export const lookBehind = 256;

/** How many characters behind a trigger a detector may look at before it must have decided. */
export const lookAhead = 1024;

/** How far before its trigger a finding may start: an e-mail address starts 64 characters before its `@`, at most. */
export const maxReach = 80;

/**
 * How many characters one redaction holds. What is longer, such as a private key without an end, is masked in pieces of
 * this length, so that a stream never holds back more.
 */
export const maxRedactionLength = 65_536;
