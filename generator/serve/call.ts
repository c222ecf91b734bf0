import type { Match } from "./routes.js";
import type { UploadSessions } from "./upload-sessions.js";
import type { Roots } from "./service-root.js";

/** A request of a documented operation. */
export interface Call {
  readonly match: Match;
  readonly url: URL;
  readonly request: Request;
  readonly roots: Roots;
  /** The highest number of items in a page, unless the request names another one. */
  readonly pageSize: number;
  readonly uploads: UploadSessions;
}
