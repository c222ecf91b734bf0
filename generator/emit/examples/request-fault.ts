/** The kind of fault because of which no call sends an example request. */
export type RequestFaultCause =
  | "undocumented-request"
  | "invalid-url"
  | "different-url"
  | "body-presence"
  | "invalid-body"
  | "content-type"
  | "missing-header"
  | "other";

/** The reason why no call sends an example request. */
export interface RequestFault {
  readonly cause: RequestFaultCause;
  /** The end of a sentence, without a period: `it sends text, but the docs describe JSON`. */
  readonly reason: string;
}

/** Creates a fault of an example request. */
export function requestFault(cause: RequestFaultCause, reason: string): RequestFault {
  return { cause, reason };
}
