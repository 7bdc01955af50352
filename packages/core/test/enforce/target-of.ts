/** A target whose length varies, so that lines come to lie across the pages of the file in every way. */
export function targetOf(number: number): string {
  return `/opt/t${number}/${"x".repeat((number * 7919) % 180)}`;
}
