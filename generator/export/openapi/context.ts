import type { ApiInfo } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import type { TypeIndex } from "../../model/type-index.js";
import type { Omissions } from "../exported-api.js";
import type { SchemaSet } from "../schema/schema-set.js";
import type { SecurityPlan } from "./security.js";

/** The facts that all parts of an OpenAPI document need. */
export interface OpenApiContext {
  readonly api: ApiInfo;
  readonly types: TypeIndex;
  readonly schemas: SchemaSet;
  readonly security: SecurityPlan;
  /**
   * The parameters that operations share, by their name in the document. An operation that refers to a parameter adds
   * it here.
   */
  readonly sharedParameters: Map<string, JsonObject>;
  readonly omissions: Omissions;
}
