// Threads load ts-morph when they start, not with their first module. The main thread is then still busy.
import "./module-printer.js";

export { default } from "./format-worker.js";
