/**
 * Whether an error comes from the operating system.
 *
 * @param code The expected error code, such as `EEXIST`. If it is absent, any code is accepted.
 */
export function isErrno(error: unknown, code?: string): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error && (code === undefined || error.code === code);
}

const PERMISSIONS = "Change the permissions of this path.";
const SPACE = "Free disk space.";

/** The fix for each error of the operating system. */
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: PERMISSIONS,
  EPERM: PERMISSIONS,
  EROFS: "The disk is read-only. Use another folder.",
  ENOSPC: SPACE,
  EDQUOT: SPACE,
  ENAMETOOLONG: "Use a shorter name.",
  ELOOP: "Remove the symbolic links that form a loop.",
  EBUSY: "Close the programs that use this path.",
  EMFILE: "Close other programs, or raise the limit of open files.",
  ENFILE: "Close other programs, or raise the limit of open files.",
  EIO: "Check the disk.",
};

/**
 * Returns the fix for an error of the operating system, such as a full disk.
 *
 * @returns An empty text if the error can also be a fault of docwright.
 */
export function remedyOf(error: NodeJS.ErrnoException): string {
  return REMEDIES[error.code ?? ""] ?? "";
}
