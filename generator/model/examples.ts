import type { ExampleFacts, MessageFacts } from "../page/page.js";
import type { Example, ExampleResponse } from "./model.js";
import { isErrorResponse, messageTypeExpression } from "./type-mentions.js";
import { UNTYPED } from "./type-lookup.js";
import type { Resolve } from "./type-names.js";

/** Builds an example and resolves the type that the annotation of its response names. */
export function buildExample(facts: ExampleFacts, resolve: Resolve): Example {
  const { request } = facts;
  return {
    name: facts.name,
    title: facts.title,
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers,
      ...pickBody(request),
      malformed: request.malformed,
    },
    response: facts.response ? buildExampleResponse(facts.response, resolve) : null,
    source: request.source,
  };
}

function buildExampleResponse(facts: MessageFacts & { readonly status: number }, resolve: Resolve): ExampleResponse {
  return {
    status: facts.status,
    headers: facts.headers,
    ...pickBody(facts),
    malformed: facts.malformed,
    type: isErrorResponse(facts) ? null : resolveMessageType(facts, resolve),
    truncated: facts.truncated,
    source: facts.source,
  };
}

function pickBody({ body, bodyText }: MessageFacts): Pick<MessageFacts, "body" | "bodyText"> {
  return { body, ...(bodyText !== undefined && { bodyText }) };
}

/** Resolves the type that the annotation of a message names; `null` if it does not name one. */
export function resolveMessageType(message: MessageFacts, resolve: Resolve): string | null {
  const expression = messageTypeExpression(message);
  const type = expression && resolve(expression);
  return type === UNTYPED ? null : type;
}
