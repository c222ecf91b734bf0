import { isErrno } from "../errno.js";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its symbolic links form a loop",
  ENOENT: "it does not exist",
};

/** Why the operating system cannot read a path, as a part of a sentence. Unknown reasons are error codes: `EIO`. */
export function errorReason(error: unknown): string {
  const code = isErrno(error) ? (error.code ?? "") : "";
  return REASONS[code] ?? (code === "" ? String(error) : code);
}
