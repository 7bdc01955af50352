import { startServer, type WorkerScope } from "../browser.js";

declare const self: WorkerScope;

startServer(self);
