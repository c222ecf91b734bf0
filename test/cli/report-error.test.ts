import { expect, it, vi } from "vitest";
import { reportError } from "../../generator/cli/report-error.js";

function reported(code: string): { readonly code: number; readonly stderr: string } {
  let stderr = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
    stderr += String(chunk);
    return true;
  });
  const error = Object.assign(new Error(`${code}: reason, open 'sdk/docwright.lock.json'`), { code, syscall: "open" });
  try {
    return { code: reportError(error, []), stderr };
  } finally {
    spy.mockRestore();
  }
}

it.each([
  ["EACCES", "Change the permissions of this path."],
  ["ENOSPC", "Free disk space."],
  ["EROFS", "The disk is read-only. Use another folder."],
  ["ENAMETOOLONG", "Use a shorter name."],
])("exits with code 2 and names the path and the fix if the operating system reports %s", (code, remedy) => {
  const { stderr, ...ended } = reported(code);
  expect(ended).toEqual({ code: 2 });
  expect(stderr).toBe(
    `docwright: The operating system reports ${code}: reason, open 'sdk/docwright.lock.json'. ${remedy}\n`,
  );
});

it("asks for a bug report if the error can be a fault of docwright", () => {
  expect(reported("EBADF")).toMatchObject({ code: 3, stderr: expect.stringContaining("Internal error") as string });
});
