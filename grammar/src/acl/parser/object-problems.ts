import type { ObjectEntry } from "../ast.js";
import { insertion, singleEdit } from "../edits.js";
import { type AclToken, endOf } from "../lexer/tokens.js";
import type { ObjectFrame } from "./frames.js";
import { type ParseSession, report } from "./parse-session.js";
import { removeItem } from "./syntax-fixes.js";

/** Adds an entry to its object and reports a key that was there before. */
export function takeEntry(session: ParseSession, object: ObjectFrame, entry: ObjectEntry | undefined): void {
  if (entry === undefined) return;
  const { text } = session;
  const earlier = object.keys.get(entry.key);
  object.keys.set(entry.key, entry);
  object.entries.push(entry);
  if (earlier === undefined) return;
  report(session, "acl.parse.duplicate_key", entry.keyRange, {
    // Without the earlier entry the value stays what it is, so that comes first.
    fixes: () => [
      removeItem("remove the earlier entry", text, earlier.range),
      removeItem("remove this entry", text, entry.range),
    ],
    related: [{ message: "the key is set here before", range: earlier.keyRange }],
  });
}

/** A key with a brace, and perhaps labels, but no sign between. */
export function reportBlockInObject(
  session: ParseSession,
  key: AclToken,
  keyEnd: number,
  brace: AclToken,
  hasLabels: boolean,
): void {
  report(
    session,
    "acl.parse.block_in_object",
    { start: key.startOffset, end: endOf(brace) },
    {
      fixes: () => (hasLabels ? [] : [singleEdit("insert =", insertion(keyEnd, " ="))]),
    },
  );
}
