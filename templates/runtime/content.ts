import type { Content, RequestSpec } from "./request.js";

/** Makes the part of a request for a body that is sent unchanged. A Blob with a type of its own replaces `contentType`. */
export function contentBody(content: Content, contentType: string): Pick<RequestSpec, "content" | "contentType"> {
  return { content, contentType: (content instanceof Blob && content.type) || contentType };
}
