/** TypeScript's compiler as ts-morph bundles it, for code that reads programs. */
export { Project, ts, type ResolutionHostFactory } from "ts-morph";
