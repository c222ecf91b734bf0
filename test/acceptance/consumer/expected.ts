/** A reply of the server: JSON in `body`, or `bytes`. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}

/** A request that a task must send. */
export interface Expected {
  /**
   * Method and request target: `GET /v1.0/users?$top=5`. A character that is not reserved may be percent-encoded or
   * not.
   */
  readonly line: string;
  /** Headers that the request must have, in lower case; `null` for a header that it must not have. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The JSON body. */
  readonly body?: unknown;
  /** The body as bytes. */
  readonly bytes?: Uint8Array;
  readonly reply?: Reply;
}

/** Data that a task needs in addition to the client. */
export interface TaskContext {
  /** Origin of the server, for links in replies and upload URLs. */
  readonly origin: string;
}

/**
 * One everyday task. `docs` names the page of the reference, or the section of OData, that describes the requests.
 * Write the expected requests from this source, never from what the SDK sends.
 */
export interface Task<Client> {
  readonly name: string;
  readonly docs: string;
  readonly requests: (surroundings: TaskContext) => readonly Expected[];
  readonly run: (graph: Client, surroundings: TaskContext) => Promise<unknown>;
  /** The expected result of `run`. */
  readonly result?: unknown;
}
