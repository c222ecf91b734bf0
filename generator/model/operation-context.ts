import type { Report } from "../findings/create-finding.js";
import type { Paging } from "../vocabulary.js";
import type { OperationFacts } from "../page/page.js";
import type { IndexedType, TypeIndex } from "./type-index.js";
import type { Resolve } from "./type-names.js";

/** The facts of an API page, with the functions and indexes that resolve the names in these facts. */
export interface OperationContext {
  readonly facts: OperationFacts;
  readonly resolve: Resolve;
  /** The types that pages declare. */
  readonly types: TypeIndex<IndexedType>;
  readonly paging: Paging;
  readonly report: Report;
}
