import { HTTPError, type RetryOptions as KyRetryOptions } from "ky";
import type { GraphContext } from "./context.js";
import { GraphError } from "./error.js";

const idempotent: readonly string[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];
const transient = [408, 429, 500, 502, 503, 504];

/**
 * When a request is sent again, in ky's terms.
 *
 * 429 says that the service did not take the request: it is repeated whatever its method. Every other failure leaves
 * open whether it was carried out (a 503 may come from a gateway after the service did its work), so what is not
 * idempotent is not repeated. Errors of the credential, of hooks and timeouts are never repeated.
 * {@link https://learn.microsoft.com/graph/throttling | Microsoft Graph throttling guidance}
 *
 * @internal
 */
export function retryPolicy({ retry = {} }: GraphContext, method: string): KyRetryOptions {
  const options = typeof retry === "object" ? retry : { limit: Number(retry) };
  const { limit = 3, maxDelay = 180_000, methods = idempotent, delay = (attempt) => 500 * 2 ** attempt } = options;
  const repeatable = methods.includes(method);
  const statusCodes = repeatable ? transient : [429];
  return {
    limit,
    delay,
    jitter: true,
    methods: [method],
    statusCodes,
    afterStatusCodes: statusCodes,
    backoffLimit: maxDelay,
    // In ky's terms `true` is a retry after `delay`, `undefined` one after what `Retry-After` asks for.
    shouldRetry: ({ error }) => {
      if (!(error instanceof HTTPError)) {
        return repeatable && error instanceof GraphError && error.code === "networkError";
      }
      const { status, headers } = error.response;
      const after = requestedDelay(headers);
      if (!statusCodes.includes(status) || after > maxDelay) return false;
      return Number.isNaN(after) || undefined;
    },
  };
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date; `NaN` where it says neither. */
export function requestedDelay(headers: Headers): number {
  const after = headers.get("retry-after") ?? "";
  return Number(after) * 1000 || Date.parse(after) - Date.now();
}
