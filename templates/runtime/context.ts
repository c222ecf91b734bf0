import { defaultBaseUrl } from "./defaults.js";
import type { GraphHooks } from "./hooks.js";
import { isConfidential, parseUrl } from "./origin.js";

/** Hosts of the {@link https://learn.microsoft.com/graph/deployments | national cloud deployments}. */
const hosts = {
  global: "graph.microsoft.com",
  usGovL4: "graph.microsoft.us",
  usGovL5: "dod-graph.microsoft.us",
  china: "microsoftgraph.chinacloudapi.cn",
} as const;

/** A cloud in which Microsoft Graph is deployed. */
export type Cloud = keyof typeof hosts;

/**
 * When and how often failed requests are retried.
 *
 * A throttled request (429) was not processed, so it is retried with any method. After 408, 500, 502, 503, 504 or a
 * broken connection, the request may have been processed, so it is retried only if its method is one of `methods`.
 */
export interface RetryOptions {
  /** The highest number of retries of one request. Default: 3. */
  readonly limit?: number;
  /**
   * Methods whose requests may be processed twice. Default: GET, HEAD, OPTIONS, PUT and DELETE, which are idempotent.
   * {@link https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 | RFC 9110, idempotent methods}
   */
  readonly methods?: readonly string[];
  /** The longest wait before a retry, in milliseconds. If `Retry-After` is longer, the call fails. Default: 180,000. */
  readonly maxDelay?: number;
  /**
   * Milliseconds to wait before retry number `attempt` (from 1) if the response omits `Retry-After`. A random part of
   * this time (jitter) is subtracted. Default: 500 × 2^attempt.
   */
  readonly delay?: (attempt: number) => number;
}

/**
 * A source of access tokens: a credential of `@azure/identity`, or any object with this method.
 * {@link https://learn.microsoft.com/javascript/api/@azure/core-auth/tokencredential | TokenCredential}
 */
export interface TokenCredential {
  /**
   * Gets a token. The SDK calls it for each attempt at a request, so the credential should cache its tokens.
   *
   * @param scopes - permissions that the token must have
   */
  getToken(
    scopes: string | string[],
    options?: {
      readonly abortSignal?: AbortSignal;
      readonly claims?: string | undefined;
      readonly enableCae?: boolean;
    },
  ): Promise<{ readonly token: string } | null>;
}

/** Options for sending requests. */
export interface SendOptions {
  /**
   * The timeout of one attempt, in milliseconds. It includes the time to read the body. `false`: no timeout. Default:
   * 100,000.
   *
   * A successful response is read completely, so only the timeout limits its size. A compressed response can become a
   * thousand times larger. Only the first 65,536 characters of an error response are read.
   */
  readonly timeout?: number | false;
  /** Retry options, or the maximum number of retries. `false` and 0 turn retries off. */
  readonly retry?: RetryOptions | number | false;
  /** Functions that are called before and after each attempt at a request. */
  readonly hooks?: GraphHooks;
  /** A function that is used instead of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** The value of the `User-Agent` header. */
  readonly userAgent?: string;
}

/** Options of a client or a context. */
export interface GraphOptions extends SendOptions {
  /**
   * A credential of `@azure/identity`, or a function that returns an access token. The credential or function is called
   * for each attempt. After a claims challenge, it gets the claims that the new token must have, as JSON.
   * {@link https://learn.microsoft.com/entra/identity-platform/claims-challenge | Claims challenges}
   */
  readonly credential: TokenCredential | ((claims?: string) => string | Promise<string>);
  /** The cloud whose service is called. Default: the host of the documented service root. */
  readonly cloud?: Cloud;
  /** The version in the URL. Default: the documented version. */
  readonly version?: string;
  /** The service root, with the version. If it is set, `cloud` and `version` are ignored. */
  readonly baseUrl?: string | URL;
  /** Scopes of the token. Default: `<origin of the service>/.default`. */
  readonly scopes?: string[];
}

/** The first argument of every operation: the service root, the credential, and the options for sending requests. */
export interface GraphContext extends SendOptions {
  /** The service root, without a trailing slash. */
  readonly baseUrl: string;
  /** The origin of the service root. Tokens are sent to this origin only. */
  readonly origin: string;
  /** Gets a token from the credential. */
  readonly token: (abortSignal: AbortSignal, claims?: string) => Promise<string | undefined>;
  /**
   * Set if requests go to a pre-authenticated URL. They then do not contain the token, and errors contain only the
   * origin.
   */
  readonly anonymous?: true;
  /** Only in the context of a part: the context in which the batch was sent. Later requests, such as polls, use it. */
  readonly batchContext?: GraphContext;
}

/**
 * Creates the context for operation functions.
 *
 * @throws TypeError if the service root is not a URL, contains credentials, or does not use HTTPS. HTTP is allowed only
 * for the local machine (`localhost`, `127.0.0.1`, `[::1]`).
 */
export function createGraphContext(options: GraphOptions): GraphContext {
  const { credential, cloud, version, baseUrl, scopes, ...sending } = options;
  const root = parseUrl(String(baseUrl ?? defaultBaseUrl));
  // The message does not contain the URL, because it can contain credentials.
  if (!root || !isConfidential(root)) throw new TypeError("The service root must be an https URL");
  if (baseUrl === undefined) {
    if (cloud) root.host = hosts[cloud];
    if (version) root.pathname = version;
  }
  const { origin } = root;
  return {
    ...sending,
    origin,
    baseUrl: origin + root.pathname.replace(/\/$/, ""),
    token: async (abortSignal, claims) => {
      if (typeof credential === "function") return credential(claims);
      const request = { abortSignal, enableCae: true, claims };
      return (await credential.getToken(scopes ?? [`${origin}/.default`], request))?.token;
    },
  };
}
