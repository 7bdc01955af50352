import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Where a text is that should be nowhere: in files below directories, in the page, or in what the page has stored. */
export async function placesOf(text: string, page: Page, directories: readonly string[]): Promise<string[]> {
  const files = directories.flatMap((directory) =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const places = files.filter((file) => readFileSync(file).includes(text));
  if ((await page.content()).includes(text)) places.push("the page");
  if ((await page.evaluate(stored)).includes(text)) places.push("the storage of the page");
  return places;
}

/** Runs in the page: everything that it keeps. */
async function stored(): Promise<string> {
  const whole = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await whole(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      kept.push(await whole(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return JSON.stringify(kept, (_, value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));
}
