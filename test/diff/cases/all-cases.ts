import type { DiffCase } from "./diff-case.js";
import { enumCases } from "./enum-cases.js";
import { messageCases } from "./message-cases.js";
import { operationCases } from "./operation-cases.js";
import { permissionCases } from "./permission-cases.js";
import { propertyCases } from "./property-cases.js";
import { typeCases } from "./type-cases.js";

export const diffCases: readonly DiffCase[] = [
  ...typeCases,
  ...enumCases,
  ...propertyCases,
  ...operationCases,
  ...messageCases,
  ...permissionCases,
];
