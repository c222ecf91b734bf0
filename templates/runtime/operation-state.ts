import { GraphError, record, text, type Call } from "./error.js";

/** The status of a long-running operation. */
export interface OperationState {
  readonly status: "running" | "succeeded";
  /** The status as the service returned it: `inProgress`, `completed`. */
  readonly word: string | undefined;
  /** From 0 to 100; `undefined` if the service does not return such a number. */
  readonly percent: number | undefined;
  /** The id of the resource that was created or changed. */
  readonly resourceId: string | undefined;
  /** The URL of the resource that was created or changed. */
  readonly resourceLocation: string | undefined;
  /** The body of the status response, parsed. */
  readonly body: unknown;
}

/** A response with the status of an operation. */
interface StatusResponse {
  readonly call: Call;
  readonly response: Response;
  /** The body as text. */
  readonly text: string;
  /** Parsed JSON; `undefined` if the response does not have a body. */
  readonly body: unknown;
}

/** Whether the operation has succeeded. A body without a status means done, unless the HTTP status is 202. */
export function isDone({ response, body }: StatusResponse): boolean {
  const word = wordOf(body);
  return word === undefined ? response.status !== 202 : successes.includes(normalise(word));
}

/**
 * Final statuses of known services, in lower case without separators. With any other status, the operation is running.
 */
const successes: readonly string[] = ["succeeded", "success", "completed", "complete", "done"];
const failures: readonly string[] = [
  "failed",
  "failure",
  "error",
  "invalid",
  "canceled",
  "cancelled",
  "aborted",
  "skipped",
  "deletefailed",
];

function normalise(word: string): string {
  return word.replace(/[\s_-]/g, "").toLowerCase();
}

/** The value of `status`, or of `status.state` as in print jobs. */
function wordOf(body: unknown): string | undefined {
  const { status } = record(body);
  return text(status) ?? text(record(status)["state"]);
}

/** Reads the state of an operation from the body of a status response. */
export function stateOf(body: unknown, status: OperationState["status"]): OperationState {
  const facts = record(body);
  const stated = facts["percentageComplete"] ?? facts["percentComplete"];
  const percent = typeof stated === "string" ? Number.parseFloat(stated) : stated;
  return {
    status,
    word: wordOf(body),
    percent: typeof percent === "number" && percent >= 0 && percent <= 100 ? percent : undefined,
    resourceId: text(facts["resourceId"]) ?? text(facts["targetResourceId"]),
    resourceLocation: text(facts["resourceLocation"]) ?? text(facts["targetResourceLocation"]),
    body,
  };
}

/** The error of a failed operation; `undefined` if it has not failed. */
export function failureOf({ call, response, text: json, body }: StatusResponse): GraphError | undefined {
  const word = wordOf(body);
  if (word === undefined || !failures.includes(normalise(word))) return undefined;
  const detail = text(record(record(body)["status"])["description"]);
  const what = `${call.method} ${call.url} returned the status "${word}": the operation has failed`;
  return new GraphError("operationFailed", detail ?? what, { ...call, response, body: json });
}
