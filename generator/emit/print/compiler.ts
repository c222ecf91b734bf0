/** The TypeScript compiler that is part of ts-morph, for modules that analyze programs. */
export { Project, ts, type ResolutionHostFactory } from "ts-morph";
