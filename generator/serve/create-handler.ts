import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { setTimeout as wait } from "node:timers/promises";
import { payloadTypes } from "../lint/payload-types.js";
import { pagingOf } from "../model/api-info.js";
import type { ApiModel } from "../model/model.js";
import { answer } from "./answer.js";
import { ApiError, badRequest, notFound } from "./api-error.js";
import { answerBatch } from "./batch.js";
import { Store } from "./data/store.js";
import { documentedError, errorResponse, requestedStatus, RETRY_LATER, STATUS_OPTION } from "./documented-response.js";
import { errorFormat } from "./error-body.js";
import { checkPermissions } from "./permissions.js";
import { routeFinder } from "./routes.js";
import { rootsAt, type Roots } from "./service-root.js";
import { UploadSessions } from "./upload-sessions.js";

export interface ServeOptions {
  /** Time before each response, in milliseconds. Default: 0. */
  readonly latency?: number;
  /** The highest number of items in a page, unless the request names another one. Default: 100. */
  readonly pageSize?: number;
  /** Answers every nth request with status 429: with 3, the third request, the sixth request and so on. Default: none. */
  readonly throttleEvery?: number;
  /** Whether the token of a request must grant a documented permission. Default: false. */
  readonly checkPermissions?: boolean;
}

/** The highest number of bytes in the body of a request. */
const MAX_BODY = 4 * 1024 * 1024;

/** The highest number of bytes in one request of an upload session, as in Microsoft Graph. */
const MAX_RANGE = 60 * 1024 * 1024;

const DEFAULT_PAGE_SIZE = 100;

/**
 * Makes a server that behaves as the docs say. It is a function from requests to responses and does not use the network.
 * Changes of the data last as long as the function exists.
 *
 * @returns a function that never throws: errors are responses in the API's format
 */
export function createHandler(model: ApiModel, options: ServeOptions = {}): (request: Request) => Promise<Response> {
  const { latency = 0, pageSize = DEFAULT_PAGE_SIZE, throttleEvery = 0 } = options;
  const store = new Store(model, payloadTypes(model.types), pagingOf(model.api));
  const uploads = new UploadSessions();
  const findRoute = routeFinder(model);
  const errorBody = errorFormat(model);
  let requests = 0;

  const failure = (error: unknown): Response =>
    errorResponse(
      error instanceof ApiError
        ? error
        : new ApiError(500, "internalServerError", `docwright serve failed: ${String(error)}. Report this error.`),
      errorBody,
    );

  const answerOne = async (request: Request, roots: Roots): Promise<Response> => {
    const url = new URL(request.url);
    const path = pathBelow(url, roots);
    // The URL of a session is a secret of its own, so a request does not need a token.
    if (UploadSessions.hasPath(path)) return uploads.answer(request, path);
    const status = requestedStatus(request, url.searchParams);
    url.searchParams.delete(STATUS_OPTION);
    const match = findRoute(request.method, path);
    if (options.checkPermissions === true) checkPermissions(match.operation, request.headers.get("authorization"));
    if (status !== null) return documentedError(match, status, errorBody, roots);
    return answer({ match, url, request, roots, pageSize, uploads }, store);
  };

  const answerPart = async (makeRequest: () => Request, roots: Roots): Promise<Response> => {
    try {
      const request = makeRequest();
      if (isBatch(new URL(request.url), roots))
        throw badRequest("A batch cannot contain another batch. Send the inner batch as a separate request.");
      return await answerOne(request, roots);
    } catch (error) {
      return failure(error);
    }
  };

  const app = new Hono();
  app.onError((error) => failure(error));
  app.use(async (_, next) => {
    if (latency > 0) await wait(latency);
    await next();
  });
  const limitTo = (maxSize: number): MiddlewareHandler =>
    bodyLimit({
      maxSize,
      onError: () => {
        const message = `The body has more than ${String(maxSize)} bytes. Send a smaller body.`;
        return failure(new ApiError(413, "requestEntityTooLarge", message));
      },
    });
  const [limit, uploadLimit] = [limitTo(MAX_BODY), limitTo(MAX_RANGE)];
  const { path: rootPath } = rootsAt(model.api, "");
  app.use((context, next) =>
    (UploadSessions.hasPath(context.req.path.slice(rootPath.length)) ? uploadLimit : limit)(context, next),
  );
  app.all("*", async ({ req: { raw: request } }) => {
    requests += 1;
    if (throttleEvery > 0 && requests % throttleEvery === 0) {
      const message = `Request ${String(requests)} is refused, because --throttle-every is ${String(throttleEvery)}. Send the request again.`;
      throw new ApiError(429, "tooManyRequests", message, RETRY_LATER);
    }
    const url = new URL(request.url);
    const roots = rootsAt(model.api, url.origin);
    if (!roots.isOData || request.method !== "POST" || !isBatch(url, roots)) return answerOne(request, roots);
    return answerBatch(request, roots, errorBody, (makeRequest) => answerPart(makeRequest, roots));
  });
  return async (request) => app.fetch(request);
}

function isBatch({ pathname }: URL, { path }: Roots): boolean {
  return pathname.toLowerCase() === `${path.toLowerCase()}/$batch`;
}

/** @throws ApiError with status 404 if the URL is not below the service root */
function pathBelow({ pathname }: URL, { path, own }: Roots): string {
  if (pathname === path || pathname.startsWith(`${path}/`)) return pathname.slice(path.length) || "/";
  throw notFound(`${pathname} is not below the service root ${own}${path}. Add ${path} to the path.`);
}
