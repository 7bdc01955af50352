/** An absolute http or https URL, or undefined. Blanks and control characters, which URL parsers strip, are refused. */
export function parseHttpUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^/?#\s\p{Cc}][^\s\p{Cc}]*$/iu.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Names that are reserved for the own machine or the own network, and never lead to the public Internet. */
const privateSuffixes = ["localhost", "local", "internal", "home.arpa"];

/** Whether a URL's host is this machine or on a private network, as far as its name or address tells. */
export function isPrivateHost(url: URL): boolean {
  const host = url.hostname.toLowerCase().replace(/\.$/u, "");
  if (host.startsWith("[")) return isPrivateIpv6(host.slice(1, -1));
  if (/^\d+(\.\d+){3}$/u.test(host)) return isPrivateIpv4(host.split(".").map(Number));
  return privateSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

function isPrivateIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 127 || a === 10 || a === 0) return true;
  return (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
}

/** Loopback, unique local, link-local, and IPv4 addresses of these sorts in IPv6 form. */
function isPrivateIpv6(address: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/u.exec(address)?.[1];
  if (mapped !== undefined) {
    const high = Number.parseInt(mapped, 16);
    return isPrivateIpv4([high >> 8, high & 0xff]);
  }
  return address === "::1" || /^f[cd]/u.test(address) || /^fe[89ab]/u.test(address);
}
