import { defaultBaseUrl } from "./defaults.js";
import type { GraphHooks } from "./hooks.js";
import { isConfidential } from "./origin.js";

/** {@link https://learn.microsoft.com/graph/deployments | National cloud deployments} and the hosts they answer on. */
const hosts = {
  global: "graph.microsoft.com",
  usGovL4: "graph.microsoft.us",
  usGovL5: "dod-graph.microsoft.us",
  china: "microsoftgraph.chinacloudapi.cn",
} as const;

export type Cloud = keyof typeof hosts;

/**
 * What is done when the service says "later" or the connection breaks.
 *
 * A request that the service refused unread (429) is sent again, whatever its method. After 408, 500, 502, 503, 504
 * or a broken connection nobody knows whether it was carried out, so only `methods` are sent again.
 */
export interface RetryOptions {
  /** How often a request is sent again, at most: 3 unless told otherwise. */
  readonly limit?: number;
  /**
   * Methods that may be carried out twice without harm: GET, HEAD, OPTIONS, PUT and DELETE unless told otherwise.
   * {@link https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 | RFC 9110, idempotent methods}
   */
  readonly methods?: readonly string[];
  /** The longest wait in milliseconds, 180,000 unless told otherwise. When `Retry-After` asks for more, the call fails. */
  readonly maxDelay?: number;
  /** Milliseconds before retry number `attempt` (from 1) where `Retry-After` is absent; jitter is taken off it. */
  readonly delay?: (attempt: number) => number;
}

/**
 * What gives access tokens: any credential of `@azure/identity`, and whatever else has its shape.
 * {@link https://learn.microsoft.com/javascript/api/@azure/core-auth/tokencredential | TokenCredential}
 */
export interface TokenCredential {
  /** @param scopes - what the token is asked for */
  getToken(
    scopes: string | string[],
    options?: { readonly abortSignal?: AbortSignal },
  ): Promise<{ readonly token: string } | null>;
}

/** How requests are sent. */
export interface SendOptions {
  /** Milliseconds that one attempt may take, its body included: 100,000 unless told otherwise, `false` for no limit. */
  readonly timeout?: number | false;
  /** `false` or 0 turns retries off; a number is their limit. */
  readonly retry?: RetryOptions | number | false;
  readonly hooks?: GraphHooks;
  /** Takes the place of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Sent as `User-Agent`. */
  readonly userAgent?: string;
}

export interface GraphOptions extends SendOptions {
  /** A credential of `@azure/identity`, or a function that gives an access token. It is asked anew for each request. */
  readonly credential: TokenCredential | (() => string | Promise<string>);
  /** The global cloud unless told otherwise. */
  readonly cloud?: Cloud;
  /** The version segment of the URL, where it is not the one that the docs are for. */
  readonly version?: string;
  /** The service root, version included. It takes the place of `cloud` and `version`. */
  readonly baseUrl?: string | URL;
  /** What a token is asked for: `<origin>/.default` unless told otherwise. */
  readonly scopes?: string[];
}

/** What every operation takes first: where the service is and how it is reached. */
export interface GraphContext extends SendOptions {
  /** The service root without a slash at its end. */
  readonly baseUrl: string;
  /** The only origin that a token is sent to. */
  readonly origin: string;
  /** Asks the credential for a token. */
  readonly token: (abortSignal: AbortSignal) => Promise<string | undefined>;
  /** In a part of a batch: the context of the batch itself, for what goes on when the batch is over. */
  readonly outside?: GraphContext;
}

/**
 * Makes the context that operations take.
 *
 * @throws TypeError when the service root is no URL, or is one that would carry a token over plain HTTP. Plain HTTP is
 * for this machine alone (`localhost`, `127.0.0.1`, `[::1]`).
 */
export function createGraphContext(options: GraphOptions): GraphContext {
  const { credential, cloud, version, baseUrl, scopes, ...sending } = options;
  const root = new URL(baseUrl ?? defaultBaseUrl);
  if (baseUrl === undefined) {
    if (cloud) root.host = hosts[cloud];
    if (version) root.pathname = version;
  }
  if (!isConfidential(root)) throw new TypeError(`A token must not travel over plain HTTP: use https for ${root.href}`);
  const { origin } = root;
  return {
    ...sending,
    origin,
    baseUrl: origin + root.pathname.replace(/\/$/, ""),
    token: async (abortSignal) =>
      typeof credential === "function"
        ? credential()
        : (await credential.getToken(scopes ?? [`${origin}/.default`], { abortSignal }))?.token,
  };
}
