import type { ApiModel, JsonValue } from "../../generator/model/model.js";
import { createHandler, type ServeOptions } from "../../generator/serve/create-handler.js";

/** The properties of responses that tests read. */
export interface Body {
  readonly "@odata.context": string;
  readonly "@odata.nextLink": string;
  readonly error: { readonly code: string; readonly message: string };
  readonly id: string;
  readonly items: readonly object[];
  readonly keys: readonly object[];
  readonly message: string;
  readonly next: string;
  readonly responses?: readonly { readonly id: string; readonly status: number; readonly body: unknown }[];
  readonly value: readonly { readonly id: string; readonly keys: readonly object[] }[];
  readonly x5t: string;
}

/** An answer of the server. The body is parsed if it is JSON, else it is a text. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

export type Send = (line: string, body?: JsonValue, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

export const origin = "http://127.0.0.1:4010";

/** Makes a server without a network. A request has the form `GET /beta/users`. */
export function serverOf(model: ApiModel, options: ServeOptions = {}): Send {
  const handler = createHandler(model, options);
  return async (line, body, headers) => {
    const [method = "GET", path = ""] = line.split(/ (.*)/s);
    const request = new Request(origin + path, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const response = await handler(request);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    const parsed: unknown = isJson && text !== "" ? JSON.parse(text) : text;
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed as Body };
  };
}
