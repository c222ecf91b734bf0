import ky, { type Hooks } from "ky";

/** One attempt at a request. */
export interface Attempt {
  /** The request, without the token. A hook may change its headers. */
  readonly request: Request;
  /** The number of attempts before this one. */
  readonly retryCount: number;
}

/**
 * A function that is called at a stage of a request. A returned value replaces the request or the response. If the
 * function throws, the call fails with that error.
 */
export type Hook<Input, Replacement> =
  | ((input: Input) => Replacement | undefined | Promise<Replacement | undefined>)
  | ((input: Input) => void | Promise<void>);

/** A hook returns this to retry a request. The retry counts as one of the allowed retries. */
export interface SendAgain {
  readonly again: true;
  /** Milliseconds to wait before the retry. */
  readonly delay?: number;
}

/** Functions that are called before and after each attempt at a request. They do not get the token. */
export interface GraphHooks {
  /** Called before each attempt. A returned request is sent instead; a returned response is used without sending. */
  readonly beforeRequest?: readonly Hook<Attempt, Request | Response>[];
  /** Called after a failed attempt, before the next one. */
  readonly beforeRetry?: readonly Hook<Attempt & { readonly error: Error }, Request | Response>[];
  /** Called after each response, including error responses. */
  readonly afterResponse?: readonly Hook<Attempt & { readonly response: Response }, Response | SendAgain>[];
}

/**
 * Converts hooks to those of ky.
 *
 * @internal
 */
export function kyHooks({ beforeRequest = [], beforeRetry = [], afterResponse = [] }: GraphHooks = {}): Hooks {
  return {
    beforeRequest: beforeRequest.map((hook) => (request, _, state) => hook({ request, ...state })),
    beforeRetry: beforeRetry as Hooks["beforeRetry"] & object,
    afterResponse: afterResponse.map((hook) => async (request, _, response, state) => {
      const replacement = await hook({ request, response, ...state });
      return replacement && "again" in replacement ? ky.retry(replacement) : replacement;
    }),
  };
}
