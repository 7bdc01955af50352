/**
 * A rule of a TextMate grammar, as far as ours uses them.
 *
 * @typedef {object} Rule
 * @property {string} [name]
 * @property {string} [contentName]
 * @property {string} [match]
 * @property {string} [begin]
 * @property {string} [end]
 * @property {string} [include]
 * @property {Record<string, Rule>} [captures]
 * @property {Record<string, Rule>} [beginCaptures]
 * @property {Record<string, Rule>} [endCaptures]
 * @property {readonly Rule[]} [patterns]
 */

/**
 * @param {...string} names
 * @returns {Rule[]}
 */
export function includes(...names) {
  return names.map((name) => ({ include: `#${name}` }));
}
