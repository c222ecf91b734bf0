import type { Content, RequestSpec } from "./request.js";

/**
 * Makes the part of a request for a body that is sent unchanged. If the body is a Blob with a type, this type replaces
 * `contentType`.
 */
export function contentBody(content: Content, contentType: string): Pick<RequestSpec, "content" | "contentType"> {
  return { content, contentType: (content instanceof Blob && content.type) || contentType };
}
