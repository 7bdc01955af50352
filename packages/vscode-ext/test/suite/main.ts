import "mocha/mocha.js";
import { endMark, resultMark, type TestResult } from "../real-editor/suite-result.js";

/**
 * What the extension host calls, the one of Node and the one in a web worker: both get Mocha's build for browsers, which
 * reads no files. The suites are loaded only when Mocha is ready for them.
 */
export async function run(): Promise<void> {
  // That build asks an address for options, which Node does not have.
  if (!("location" in globalThis)) Object.assign(globalThis, { location: { search: "" } });
  mocha.setup({ ui: "bdd", timeout: 20_000, reporter: class {} as never });
  await import("./suites.js");
  return new Promise((resolve, reject) => {
    let count = 0;
    const tell = (result: TestResult) => {
      count++;
      console.log(resultMark + JSON.stringify(result));
    };
    const runner = mocha.run((failures) => {
      console.log(endMark + count);
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed`));
    });
    runner.on("pass", (test) => tell({ title: test.fullTitle() }));
    runner.on("fail", (test, error: Error) => tell({ title: test.fullTitle(), error: error.stack ?? error.message }));
  });
}
