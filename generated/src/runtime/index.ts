export { createGraphContext } from "./context.js";
export type { Cloud, GraphContext, GraphHooks, GraphOptions, RetryOptions, SendOptions } from "./context.js";
export { GraphError } from "./error.js";
export type { ClientErrorCode } from "./error.js";
export type { PageOf, Paged } from "./paging.js";
export type { OperationPermissions, PermissionScheme } from "./permission.js";
export type { Expand, OrderBy, QueryOptions } from "./query.js";
export type { Content, QueryValue, RequestOptions } from "./request.js";
