import type { Example, JsonValue, Operation, Route } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { examplesByRoute } from "../../model/route-responses.js";
import type { Omissions } from "../exported-api.js";
import { assignComponentNames } from "../schema/component-names.js";
import { present } from "../schema/schema-set.js";
import type { ApiCall } from "./api-calls.js";

export const JSON_TYPE = "application/json";

/** The examples of operations, because a page can document many calls. */
const known = new WeakMap<Operation, ReadonlyMap<Route, readonly Example[]>>();

/** The documented examples of a call. */
export function examplesOf({ documented }: ApiCall): readonly Example[] {
  // Routes can share a list of examples.
  const lists = new Set(
    documented.map(({ operation, route }) => {
      const examples = known.get(operation) ?? examplesByRoute(operation);
      known.set(operation, examples);
      return examples.get(route) ?? [];
    }),
  );
  return [...new Set([...lists].flat())];
}

type Message = Pick<Example["request"], "body" | "bodyText" | "malformed">;

/** Makes the examples of a Media Type Object from the bodies of requests or responses; empty without a body. */
export function exampleObjects(
  examples: readonly Example[],
  messageOf: (example: Example) => Message | null,
  mediaType: string,
  omissions: Omissions,
): { readonly examples?: JsonObject } {
  const shown = examples.flatMap((example) => {
    const message = messageOf(example);
    const reason = message === null ? null : whyLeftOut(message, mediaType);
    if (reason !== null) omissions.add(reason, message);
    const body = reason === null ? (message?.body ?? null) : null;
    return body === null ? [] : [[example, body] as const];
  });
  if (shown.length === 0) return {};
  const names = assignComponentNames(
    shown.map(([example], index) => [example, example.name ?? `example-${String(index + 1)}`] as const),
  );
  return {
    examples: Object.fromEntries(
      shown.map(([example, value]): [string, JsonValue] => [
        names.get(example) ?? "",
        present({ summary: example.title ?? undefined, value, "x-docwright-url": example.request.url }),
      ]),
    ),
  };
}

/** Why an export cannot contain a body; `null` if it can. */
function whyLeftOut({ body, bodyText, malformed }: Message, mediaType: string): string | null {
  if (malformed) return "example bodies with invalid JSON";
  if (bodyText !== undefined) return "example bodies with a number that JavaScript cannot represent";
  const isText = typeof body === "string" && mediaType === JSON_TYPE;
  return isText ? "example bodies that are text, although the docs describe JSON" : null;
}
