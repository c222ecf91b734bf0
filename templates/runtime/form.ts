import type { RequestSpec } from "./request.js";

/**
 * Makes the part of a request for a form. The fields of an object have its name before theirs: `address[city]`. A list
 * repeats its name, and the names of its objects have a number: `items[0][sku]`. Fields without a value are omitted.
 *
 * @param lists - the lists whose names get brackets: `tags[]`
 *
 * @see {@link https://url.spec.whatwg.org/#application/x-www-form-urlencoded | URL Standard, application/x-www-form-urlencoded}
 */
export function formBody(body: unknown, lists: readonly string[] = []): Pick<RequestSpec, "content" | "contentType"> {
  if (body === undefined) return {};
  const form = new URLSearchParams();
  for (const [name, value] of fieldsOf(body, "", lists)) form.append(name, String(value));
  return { content: form.toString(), contentType: "application/x-www-form-urlencoded" };
}

/**
 * Makes the part of a request for a form with files. The names of its fields are those of {@link formBody}. `fetch` adds
 * the content type.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7578 | RFC 7578, multipart/form-data}
 */
export function multipartBody(body: unknown, lists: readonly string[] = []): Pick<RequestSpec, "content"> {
  if (body === undefined) return {};
  const form = new FormData();
  for (const [name, value] of fieldsOf(body, "", lists)) {
    if (value instanceof Blob) form.append(name, value);
    else form.append(name, String(value));
  }
  return { content: form };
}

function* fieldsOf(value: unknown, name: string, lists: readonly string[]): Generator<[string, unknown]> {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const isPlain = typeof item !== "object" || item instanceof Blob;
      const suffix = isPlain ? (lists.includes(name) ? "[]" : "") : `[${String(index)}]`;
      yield* fieldsOf(item, name + suffix, lists);
    }
  } else if (typeof value === "object" && !(value instanceof Blob)) {
    for (const [key, field] of Object.entries(value)) yield* fieldsOf(field, name ? `${name}[${key}]` : key, lists);
  } else yield [name, value];
}
