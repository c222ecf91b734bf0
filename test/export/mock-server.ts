import { OpenAPIBackend, type Context, type Document } from "openapi-backend";
import type { ApiModel, Example } from "../../generator/model/model.js";
import { fromServiceRoot } from "../../generator/page/grammar/request-line.js";
import type { JsonObject } from "../../generator/model/payload.js";

/** An answer of the mock server. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Starts a mock server from an exported document, with openapi-backend. It checks requests against the document, and
 * answers with the examples in it.
 */
export async function startMockServer(
  document: JsonObject,
): Promise<(method: string, url: string, headers: Readonly<Record<string, string>>, body: unknown) => Promise<Answer>> {
  const server = new OpenAPIBackend({
    definition: structuredClone(document) as unknown as Document,
    quick: true,
    ajvOpts: { strict: false, validateFormats: false },
  });
  server.register({
    notFound: () => ({ status: 404, body: null }),
    methodNotAllowed: () => ({ status: 405, body: null }),
    validationFail: ({ validation }: Context) => ({ status: 400, body: validation.errors }),
    // Without an example, openapi-backend makes an answer from the schema. That needs a schema without cycles.
    notImplemented: ({ operation }: Context) => {
      const responses = Object.entries((operation.responses ?? {}) as Record<string, JsonObject>);
      const [status, response] = responses.find(([code]) => code.startsWith("2")) ?? ["204", {}];
      const content = Object.values((response["content"] ?? {}) as Record<string, JsonObject>);
      if (!content.some(({ examples }) => examples !== undefined)) return { status: Number(status), body: null };
      const answer = server.mockResponseForOperation(operation.operationId ?? "");
      return { status: answer.status, body: answer.mock as unknown };
    },
  });
  await server.init();
  return async (method, url, headers, body) => {
    const [path = "", query = ""] = url.split("?");
    return (await server.handleRequest({ method, path, query, headers: { ...headers }, body })) as Answer;
  };
}

/** The examples of successful JSON requests, which a mock server can answer with a body. */
export function answerableExamples(model: ApiModel): readonly Example[] {
  return model.operations.flatMap(({ examples }) =>
    examples.filter(
      ({ request, response }) =>
        response !== null &&
        response.status < 300 &&
        !request.malformed &&
        !response.malformed &&
        typeof request.body !== "string" &&
        (response.body === null || typeof response.body === "object"),
    ),
  );
}

/** Sends the request of an example. */
export function sendExample(send: Awaited<ReturnType<typeof startMockServer>>, { request }: Example): Promise<Answer> {
  const headers = request.body === null ? request.headers : { "content-type": "application/json", ...request.headers };
  return send(request.method, fromServiceRoot(request.url), headers, request.body ?? undefined);
}
