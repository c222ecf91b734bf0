import { GraphError, record, text, type Call } from "./error.js";

/** How far an operation is that the service goes on with after it has answered. */
export interface OperationState {
  readonly status: "running" | "succeeded";
  /** The service's own word: `inProgress`, `completed`. */
  readonly word: string | undefined;
  /** From 0 to 100, where the service says so. */
  readonly percent: number | undefined;
  /** What was made or changed, where the service says so. */
  readonly resourceId: string | undefined;
  readonly resourceLocation: string | undefined;
  /** All that the service says of it, as JSON. */
  readonly body: unknown;
}

/** An answer of a monitor. */
interface Looked {
  readonly call: Call;
  readonly response: Response;
  /** As JSON; `undefined` where there is none. */
  readonly body: unknown;
}

/** Whether an answer says that the operation is over. Without a word, the status says it: 202 while it runs. */
export function isOver({ response, body }: Looked): boolean {
  const word = wordOf(body);
  return word === undefined ? response.status !== 202 : successes.includes(fold(word));
}

/** Words for the two ends that are in use, in lower case and without spaces; all others count as running. */
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

function fold(word: string): string {
  return word.replace(/[\s_-]/g, "").toLowerCase();
}

/** The word stands in `status`, alone or as its `state`, as printers say it. */
function wordOf(body: unknown): string | undefined {
  const { status } = record(body);
  return text(status) ?? text(record(status)["state"]);
}

/** What `body` says of an operation that is as far as `status`. */
export function stateOf(body: unknown, status: OperationState["status"]): OperationState {
  const facts = record(body);
  const percent = Number.parseFloat(String(facts["percentageComplete"] ?? facts["percentComplete"]));
  return {
    status,
    word: wordOf(body),
    percent: Number.isNaN(percent) ? undefined : percent,
    resourceId: text(facts["resourceId"]) ?? text(facts["targetResourceId"]),
    resourceLocation: text(facts["resourceLocation"]) ?? text(facts["targetResourceLocation"]),
    body,
  };
}

/** The error that an operation stands for which has ended without success; `undefined` where it has not. */
export function failureOf({ call, response, body }: Looked): GraphError | undefined {
  const word = wordOf(body);
  if (word === undefined || !failures.includes(fold(word))) return undefined;
  const { code, message } = record(record(body)["error"]);
  const detail = text(message) ?? text(record(record(body)["status"])["description"]);
  const what = `${call.method} ${call.url} says that the operation has ended as "${word}"`;
  return new GraphError(text(code) ?? "operationFailed", detail ?? what, { ...call, response, body });
}
