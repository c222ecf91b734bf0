import type { MessageFacts } from "../page/page.js";
import type { Operation, Property } from "./model.js";
import { itemType } from "./qualified-name.js";

/** How a form is sent. */
export type FormEncoding = "urlencoded" | "multipart";

/** Returns how the first content type that is a form sends it; `null` if none is a form. */
export function formEncoding(contentTypes: readonly string[]): FormEncoding | null {
  for (const type of contentTypes) {
    if (/^application\/x-www-form-urlencoded\b/i.test(type)) return "urlencoded";
    if (/^multipart\/form-data\b/i.test(type)) return "multipart";
  }
  return null;
}

/** Whether a field of `multipart/form-data` is a file. Its bytes are sent unchanged. */
export function isFile({ type }: Pick<Property, "type">): boolean {
  return ["Edm.Stream", "Edm.Binary"].includes(itemType(type).type);
}

/**
 * The fields of a form in the body of an example, in their order. Empty if the body is not a form, or shows the parts of
 * `multipart/form-data` with their boundaries.
 */
export function formFields({ headers, body }: Pick<MessageFacts, "headers" | "body">): [string, string][] {
  const types = Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === "content-type" ? value : [],
  );
  const isForm = typeof body === "string" && !/[\r\n]/.test(body.trim()) && formEncoding(types) !== null;
  return isForm ? [...new URLSearchParams(body.trim())] : [];
}

/** The lists whose names have brackets in the forms of examples: `tags` for `tags[]=a&tags[]=b`. */
export function bracketedLists(operations: readonly Pick<Operation, "examples">[]): readonly string[] {
  const names = operations.flatMap(({ examples }) =>
    examples.flatMap(({ request }) => formFields(request).map(([name]) => name)),
  );
  return [...new Set(names.filter((name) => name.endsWith("[]")).map((name) => name.slice(0, -2)))];
}
