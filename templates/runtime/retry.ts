import { HTTPError, type RetryOptions as KyRetryOptions } from "ky";
import type { GraphContext } from "./context.js";
import { record } from "./error.js";

const idempotent: readonly string[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];
const transient = [408, 429, 500, 502, 503, 504];

/**
 * Converts retry options to those of ky.
 *
 * If the service responds with 429, it did not process the request, so the request is retried with any method. After
 * other errors, the service may have processed the request, so only idempotent methods are retried. This is also true
 * for 503, which a gateway can return after the request was processed. Errors of the credential and of hooks, and
 * timeouts, are never retried.
 * {@link https://learn.microsoft.com/graph/throttling | Microsoft Graph throttling guidance}
 *
 * @internal
 */
export function retryPolicy(retry: GraphContext["retry"] = {}, method: string): KyRetryOptions {
  const options = typeof retry === "object" ? retry : { limit: Number(retry) };
  const { maxDelay = 180_000, methods = idempotent } = options;
  const repeatable = methods.includes(method);
  const statusCodes = repeatable ? transient : [429];
  return {
    limit: 3,
    delay: (attempt) => 500 * 2 ** attempt,
    ...options,
    jitter: true,
    methods: [method],
    statusCodes,
    afterStatusCodes: statusCodes,
    backoffLimit: maxDelay,
    // For ky, `true` means a retry after `delay`, and `undefined` a retry after `Retry-After`.
    shouldRetry: ({ error }) => {
      if (!(error instanceof HTTPError)) {
        return repeatable && record(error)["code"] === "networkError";
      }
      const after = requestedDelay(error.response.headers);
      if (!statusCodes.includes(error.response.status) || after > maxDelay) return false;
      return Number.isNaN(after) || undefined;
    },
  };
}

/**
 * Milliseconds until the time in `Retry-After`, which is a number of seconds or a date; `NaN` without this header.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 | RFC 9110, Retry-After}
 */
export function requestedDelay(headers: Headers): number {
  const after = headers.get("retry-after") ?? "";
  return Number(after) * 1000 || Date.parse(after) - Date.now();
}
