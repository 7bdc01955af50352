export function checkRange(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  of: string,
): void {
  const sound = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length;
  if (!sound) throw new Error(`${of} has the range ${start}–${end} in a text of ${text.length} units`);
}
