import { charClass, withForeign } from "../char-class.js";
import type { Detector } from "../detector.js";
import { isDummyValue } from "../dummy-value.js";

const name = charClass("A-Za-z0-9._~%+=-");
const password = withForeign(charClass("A-Za-z0-9!$&'()*+,;=._~%#^|?:-"));
/** What may stand between an `@` of a password and the one that ends it; anything else belongs to what follows a host. */
const betweenSigns = withForeign(charClass("A-Za-z0-9!$*+._~%^|:-"));
const longest = 256;
const onlyLabels = /^(?:pass(?:word|wd)?|pwd|secret|token|key)$/iu;

export const urlPassword: Detector = {
  kind: "URL_PASSWORD",
  title: "Passwords in addresses",
  documentation:
    "`PASSWORD` of `scheme://user:PASSWORD@host`: up to 256 characters. Words that only say what belongs there, such as `password`, are left alone.",
  triggers: ["[A-Za-z0-9]://"],
  match: (view, hit) => {
    const nameEnd = view.runEnd(name, hit.end, hit.end + 64);
    if (!view.hasAt(nameEnd, ":")) return undefined;
    const start = nameEnd + 1;
    const limit = start + longest;
    let end = view.runEnd(password, start, limit);
    if (end === start || !view.hasAt(end, "@")) return undefined;
    for (let next = end; next < limit && view.hasAt(next, "@"); next = view.runEnd(betweenSigns, next + 1, limit)) {
      end = next;
    }
    const value = view.slice(start, end);
    return isDummyValue(value) || onlyLabels.test(value) ? undefined : { start, end };
  },
  finds: [
    "postgres://app:⟦‹16 alnum›⟧@db.internal:5432/app",
    "redis://:⟦p4ss⟧@localhost:6379",
    "https://deploy:⟦hunter2⟧@git.internal/repo.git",
    "amqp://app:⟦p@ss:wört1⟧@mq:5672/x?mail=a@b",
  ],
  leaves: [
    "https://localhost:8080/@scope/package",
    "postgres://user:password@host/db",
    "http://host:3000/path?mail=a",
    "mysql://root:$" + "{DB_PASSWORD}@db/app",
    "https://user:<password>@host",
  ],
};
