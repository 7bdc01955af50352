import { type ProcFile, readDescriptors, readProcFile } from "./proc-file.js";

const tables = ["net/tcp", "net/tcp6", "net/udp", "net/udp6"] as const satisfies readonly ProcFile[];

/** The states of TCP, as the kernel numbers them. */
const states: Readonly<Record<string, string>> = {
  "01": "established",
  "02": "connecting",
  "03": "accepting",
  "04": "closing",
  "05": "closing",
  "06": "closed lately",
  "07": "closed",
  "08": "closed by the other",
  "0A": "listening",
};

/** More descriptors and connections are not looked at. */
const maxDescriptors = 4_096;
const maxTableBytes = 4 * 1024 * 1024;
const maxLines = 100;

/** The connections of a process, one a line; undefined where its descriptors cannot be read. */
export async function readConnections(pid: number): Promise<string | undefined> {
  const targets = await readDescriptors(pid, maxDescriptors);
  const sockets = new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
  const lines: string[] = [];
  for (const table of tables) {
    const text = (await readProcFile(pid, table, maxTableBytes)) ?? "";
    for (const row of text.split("\n").slice(1)) {
      const line = lineOf(table, row, sockets);
      if (line !== undefined && lines.length < maxLines) lines.push(line);
    }
  }
  return lines.length === 0 ? "no connection that can be seen" : lines.join("\n");
}

function lineOf(table: ProcFile, row: string, sockets: ReadonlySet<string>): string | undefined {
  const [, local = "", remote = "", state = "", , , , , , inode = ""] = row.trim().split(/\s+/);
  if (!sockets.has(inode)) return undefined;
  const kind = table.slice("net/".length);
  return `${kind} ${addressOf(local)} to ${addressOf(remote)}, ${states[state] ?? state}`;
}

/** The kernel writes an address as 32-bit words in the order of the machine, and the port, in hexadecimal. */
function addressOf(text: string): string {
  const [address = "", port = ""] = text.split(":");
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  const number = Number.parseInt(port, 16);
  if (bytes.length === 4) return `${bytes.map((byte) => Number.parseInt(byte, 16)).join(".")}:${number}`;
  const groups = bytes.join("").toLowerCase().match(/.{4}/g) ?? [];
  return `[${groups.join(":")}]:${number}`;
}
