/** Whether an error is one of the operating system's, and of that code (`EEXIST`) where one is given. */
export function isErrno(error: unknown, code?: string): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error && (code === undefined || error.code === code);
}
