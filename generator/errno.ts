/**
 * Whether an error comes from the operating system.
 *
 * @param code The expected error code, such as `EEXIST`. If it is absent, any code is accepted.
 */
export function isErrno(error: unknown, code?: string): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error && (code === undefined || error.code === code);
}
