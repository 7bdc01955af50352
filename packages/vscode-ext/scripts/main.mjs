import { buildExtension } from "./build.mjs";
import { packageExtension } from "./package.mjs";

const commands = {
  build: buildExtension,
  package: async () => {
    console.log(await packageExtension());
  },
};

const [name = ""] = process.argv.slice(2);
const command = Object.entries(commands).find(([known]) => known === name)?.[1];
if (command === undefined) {
  console.error(`usage: node scripts/main.mjs ${Object.keys(commands).join("|")}`);
  process.exitCode = 2;
} else {
  await command();
}
