import { startServer } from "../node.js";

startServer(process.argv.includes("--node-ipc") ? "ipc" : "stdio");
