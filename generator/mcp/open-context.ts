import { UsageError } from "../usage-error.js";
import type { Runtime, RuntimeContext } from "./runtime.js";

export interface ContextOptions {
  readonly baseUrl: string;
  /** Empty to send requests without a credential. */
  readonly token: string;
  /** How requests are authenticated, as in the config. */
  readonly auth: "entra" | "token" | { readonly header: string };
  readonly userAgent: string;
  /** Replaces the global `fetch` in tests. */
  readonly fetch?: typeof fetch;
}

/** Clients of MCP usually wait one minute for a result, so requests are repeated only for a part of this time. */
const LIMITS = { timeout: 30_000, retry: { limit: 2, maxDelay: 10_000 } } as const;

/**
 * Makes the context of the runtime, which sends the token only to the origin of the service root.
 *
 * @throws UsageError if the service root is not an https URL
 */
export function openContext(
  { createGraphContext }: Pick<Runtime, "createGraphContext">,
  { baseUrl, token, auth, userAgent, fetch = globalThis.fetch }: ContextOptions,
): RuntimeContext {
  try {
    const context = createGraphContext({
      ...LIMITS,
      credential: () => token,
      baseUrl,
      userAgent,
      fetch: typeof auth === "string" ? fetch : withCredentialHeader(fetch, auth.header),
    });
    return token === "" ? { ...context, anonymous: true } : context;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      `The service root ${JSON.stringify(baseUrl)} is not an https URL. Set it with --base-url, or with baseUrl in the config. HTTP is allowed only for this computer.`,
      { cause: error },
    );
  }
}

/**
 * Moves the credential from the header that the runtime sets to the header of the API. The runtime sets its header only
 * for the origin of the service, and drops other headers when a request is redirected to another origin.
 */
function withCredentialHeader(send: typeof fetch, header: string): typeof fetch {
  return (request, init) => {
    const moved = new Request(request);
    const credential = moved.headers.get("authorization")?.replace(/^Bearer /, "");
    moved.headers.delete("authorization");
    if (credential !== undefined) moved.headers.set(header, credential);
    return send(moved, init);
  };
}
