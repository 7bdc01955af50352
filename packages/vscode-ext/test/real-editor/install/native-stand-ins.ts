/**
 * What stands in for the compiled modules of the editor's server that it does not start without, by module: a logger that
 * appends to its file, and a watch that ends an extension host whose parent is gone.
 */
export const nativeStandIns: Readonly<Record<string, string>> = {
  "@vscode/spdlog": `
const fs = require("fs");
const path = require("path");
const levels = ["trace", "debug", "info", "warn", "error", "critical"];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level >= this.level && this.file) fs.appendFileSync(this.file, name + " " + message + "\\n");
  };
});
exports.version = 0;
exports.setLevel = exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`,
  "native-watchdog": `
exports.start = (parent) => {
  const look = () => { try { process.kill(parent, 0); } catch { process.exit(87); } };
  setInterval(look, 1000).unref();
};
`,
};
