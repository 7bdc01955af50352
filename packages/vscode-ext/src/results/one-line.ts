/**
 * Foreign text as it is shown as plain text, on one line: characters that are not seen, that look like a space and are
 * none, or that turn others about are spelled out, since they would make one text look like another.
 */
export function oneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800]|(?! )\p{Zs}/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
