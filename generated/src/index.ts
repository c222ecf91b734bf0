export { GraphClient } from "./client.js";
export * from "./runtime/index.js";
