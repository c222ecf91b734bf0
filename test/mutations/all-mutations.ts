import type { Mutation } from "./mutation.js";
import { operationMutations } from "./operation-mutations.js";
import { pageMutations } from "./page-mutations.js";
import { propertyMutations } from "./property-mutations.js";
import { typeMutations } from "./type-mutations.js";

/** All mutations: edits of pages that change the API. */
export const mutations: readonly Mutation[] = [
  ...propertyMutations,
  ...typeMutations,
  ...operationMutations,
  ...pageMutations,
];
