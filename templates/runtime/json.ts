import { toJson } from "./json-format.js";
import type { RequestSpec } from "./request.js";

/** Makes the part of a request for a JSON body. With `undefined`, the request does not have a body. */
export function jsonBody(body: unknown): Pick<RequestSpec, "content" | "contentType"> {
  return body === undefined ? {} : { content: toJson(body), contentType: "application/json" };
}
