/** What stands before the body of an answer. */
export interface ResponseHead<Header extends string = string> {
  readonly status: number;
  /** `Header` are those that the docs name; the service sends others besides. */
  readonly headers: Headers & { get(name: Header | (string & {})): string | null };
  /** Names the request in the service's logs: what support asks for. */
  readonly requestId: string | undefined;
}

/**
 * Calls an operation and gives the head of the answer beside what the operation gives:
 * `const { value, response } = await withResponse((options) => createUser(context, user, options))`.
 *
 * @param call passes its options on to the operation
 * @throws what the operation throws; a GraphError has status and headers itself. TypeError where it sent nothing.
 */
export async function withResponse<T>(
  call: (options: { readonly onResponse: (response: ResponseHead) => void }) => Promise<T>,
): Promise<{ value: T; response: ResponseHead }> {
  const heads: ResponseHead[] = [];
  const value = await call({ onResponse: (head) => heads.push(head) });
  const response = heads.at(-1);
  if (!response) throw new TypeError("The call did not pass its options on");
  return { value, response };
}
