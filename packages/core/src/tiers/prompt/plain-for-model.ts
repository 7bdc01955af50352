/**
 * What chat templates of common models use as control tokens. Servers that turn a prompt into tokens may take them for
 * real ones wherever they stand, and a text with them could end its own message.
 */
const controlTokens = [
  /<(?=\|)/g,
  /\|(?=>)/g,
  /<(?=\/?(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn|think|tool_call|tool_response)>)/gi,
  /<(?=<\/?SYS>>)/gi,
  /\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])/gi,
  /<(?=｜)/g,
  /｜(?=>)/g,
];

/**
 * Untrusted text as a model's server can take it: the control tokens of chat templates get a blank inside, NUL, at which
 * some servers would cut the text off, is shown as U+2400, and lone surrogates, which are refused as broken
 * Unicode, become U+FFFD. Everything else stays as it is. Linear in the text.
 */
export function plainForModel(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for.
  let plain = text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\u0000/g, "\u2400");
  for (const token of controlTokens) plain = plain.replace(token, "$& ");
  return plain;
}
