import { isErrno } from "../errno.js";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its symbolic links form a loop",
  ENOENT: "it does not exist",
};

/**
 * Returns the reason why the operating system cannot read a path, as a part of a sentence. If the reason is unknown,
 * returns the error code: `EIO`.
 */
export function errorReason(error: unknown): string {
  const code = isErrno(error) ? (error.code ?? "") : "";
  return REASONS[code] ?? (code === "" ? String(error) : code);
}
