// The commands of this repository, as the scripts of package.json call them. Nothing may be installed yet when this
// starts, and the Node that runs it may be too old: that is why it imports nothing statically.

const required = "20.19";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const [requiredMajor = 0, requiredMinor = 0] = required.split(".").map(Number);
if (major < requiredMajor || (major === requiredMajor && minor < requiredMinor)) {
  console.error(`This repository needs Node ${required} or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const { runCommand } = await import("./workspace/commands.mjs");
process.exitCode = await runCommand(process.argv.slice(2));
