import ky, { type Hooks } from "ky";

/** One attempt at a request. */
export interface Attempt {
  /** As it is sent, without the token: a hook may change its headers. */
  readonly request: Request;
  /** How often the request was sent before. */
  readonly retryCount: number;
}

/** What is called around a request. What it gives takes the place of what it saw; what it throws ends the call. */
export type Hook<Seen, Given> =
  ((seen: Seen) => Given | undefined | Promise<Given | undefined>) | ((seen: Seen) => void | Promise<void>);

/** Says that a request is to be sent once more, as often as the retries allow. */
export interface SendAgain {
  readonly again: true;
  /** Milliseconds until then. */
  readonly delay?: number;
}

export interface GraphHooks {
  /** Before each attempt. Given a request, that one is sent; given an answer, nothing is. */
  readonly beforeRequest?: readonly Hook<Attempt, Request | Response>[];
  /** After an attempt that failed, before the next. */
  readonly beforeRetry?: readonly Hook<Attempt & { readonly error: Error }, Request | Response>[];
  /** After each answer, of success or not. */
  readonly afterResponse?: readonly Hook<Attempt & { readonly response: Response }, Response | SendAgain>[];
}

/**
 * Hooks in ky's terms.
 *
 * @internal
 */
export function kyHooks({ beforeRequest = [], beforeRetry = [], afterResponse = [] }: GraphHooks): Hooks {
  return {
    beforeRequest: beforeRequest.map((hook) => (request, _, state) => hook({ request, ...state })),
    beforeRetry: beforeRetry.map((hook) => (state) => hook(state)),
    afterResponse: afterResponse.map((hook) => async (request, _, response, state) => {
      const given = await hook({ request, response, ...state });
      return given && "again" in given ? ky.retry(given) : given;
    }),
  };
}
