/**
 * The parts of an SDK's runtime (`templates/runtime`) that the tools use. The generator cannot import templates, so a
 * test checks that these types fit them.
 */

/** The service root and the credential. */
export interface RuntimeContext {
  readonly baseUrl: string;
  readonly origin: string;
  readonly anonymous?: true;
}

export interface RuntimeOptions {
  readonly credential: () => string;
  readonly baseUrl: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly retry: { readonly limit: number; readonly maxDelay: number };
  readonly userAgent: string;
  readonly fetch: typeof fetch;
}

export interface RuntimeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, RuntimeQueryValue>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly content?: string;
  readonly contentType?: string;
}

export type RuntimeQueryValue = string | number | boolean | readonly string[] | Encoded;

/** Text that is already percent-encoded. */
export interface Encoded {
  readonly encoded: string;
}

export type PathValue = string | number | boolean | Encoded;

/** The functions of the runtime. */
export interface Runtime {
  createGraphContext(options: RuntimeOptions): RuntimeContext;
  send<Body>(
    context: RuntimeContext,
    request: RuntimeRequest,
    options: { readonly signal: AbortSignal },
    read: (response: Response) => Promise<Body>,
  ): Promise<{ readonly response: Response; readonly body: Body }>;
  functionPath(strings: TemplateStringsArray, ...values: readonly (PathValue | undefined)[]): string;
  literal(value: string | readonly (string | number | boolean)[]): Encoded;
  itemPath(value: string): Encoded;
  formBody(body: unknown, lists: readonly string[]): { readonly content?: unknown; readonly contentType?: string };
  literalText(value: unknown): string;
  expression(text: string): Encoded;
}
