/** Status and headers of a response. */
export interface ResponseHead<Header extends string = string> {
  readonly status: number;
  /** `Header`: the documented headers. The service sends others, too. */
  readonly headers: Headers & { get(name: Header | (string & {})): string | null };
  /** The id of the request in the service's logs. Include it in support requests. */
  readonly requestId: string | undefined;
}

/**
 * Calls an operation, and returns its result together with the status and the headers of the response:
 * `const { value, response } = await withResponse((options) => createUser(context, user, options))`.
 *
 * @param call calls the operation with the options that it gets
 * @throws the errors of the operation. A GraphError has the status and the headers.
 * @throws TypeError if `call` does not pass its options to an operation.
 */
export async function withResponse<T>(
  call: (options: { readonly onResponse: (response: ResponseHead) => void }) => Promise<T>,
): Promise<{ value: T; response: ResponseHead }> {
  const heads: ResponseHead[] = [];
  const value = await call({ onResponse: (head) => heads.push(head) });
  const response = heads.at(-1);
  if (!response)
    throw new TypeError(
      "The function did not pass its options to an operation. Pass them: withResponse((options) => getUser(context, id, options))",
    );
  return { value, response };
}
