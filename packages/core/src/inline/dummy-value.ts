/** Words that stand in documentation where a secret would stand. */
const dummyWords =
  /(?:^|[^a-z0-9])(?:your|insert|replace|enter|some|example|sample|dummy|fake|placeholder|redacted|removed|hidden|masked|changeme|todo|fixme|here)(?:[^a-z0-9]|$)/u;
const joinedDummies =
  /your[a-z]*(?:key|token|secret|password)|change[-_ ]?me|redacted|placeholder|x{4}|\*{3}|•{3}|\.{3}|…/u;

/**
 * Whether a text is what documentation writes in the place of a secret: `YOUR_API_KEY`, `xxxx`, `***`, `...`, `<token>`.
 * Reads 256 characters at most.
 */
export function isDummyValue(value: string): boolean {
  const text = value.slice(0, 256).toLowerCase();
  if (/^[<[{]|^[$#%@]\{|^\$\(/u.test(text)) return true;
  if (/^[x*•._#-]+$/u.test(text)) return true;
  return joinedDummies.test(text) || dummyWords.test(text);
}
