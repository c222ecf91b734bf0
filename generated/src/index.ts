export * from "./runtime/index.js";
export { GraphClient } from "./client.js";
