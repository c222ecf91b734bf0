import type { Content, RequestSpec } from "./request.js";

/**
 * Makes the part of a request for a body that is sent unchanged. If the body is a Blob with a type, this type replaces
 * `contentType`. With `undefined`, the request does not have a body.
 */
export function contentBody(
  content: Content | undefined,
  contentType: string,
): Pick<RequestSpec, "content" | "contentType"> {
  if (content === undefined) return {};
  return { content, contentType: (content instanceof Blob && content.type) || contentType };
}
