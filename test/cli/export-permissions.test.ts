import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { docwright } from "./docwright.js";
import { lampProject } from "./lamp-docs.js";

const main = `import { GraphClient } from "graph-sdk"; new GraphClient({}).lamps.byId("1").get();`;

describe("docwright export permissions", () => {
  test("prints the permissions of an operation for each permission type", async () => {
    const { code, stdout } = await docwright(lampProject(), "export", "permissions", "GET /lamps/{id}");
    expect(stdout).toBe(
      [
        "Least privileged permissions of 1 operation",
        "",
        "Delegated (work or school account)",
        "  Lamp.Read  lamp-get",
        "",
        "Delegated (personal Microsoft account)",
        "  Not supported: lamp-get",
        "",
        "Application",
        "  Not supported: lamp-get",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("finds the operations that a program calls", async () => {
    const folder = lampProject({ "app/main.ts": main });
    const { stdout } = await docwright(folder, "export", "permissions", "--program", "app", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      operations: ["lamp-get"],
      delegatedWork: {
        permissions: ["Lamp.Read"],
        grants: [{ operation: "lamp-get", appliesTo: null, permissions: ["Lamp.Read"] }],
        fewest: null,
        exact: true,
      },
      application: { permissions: [], unsupported: [{ operation: "lamp-get", appliesTo: null }], unknown: [] },
    });
  });

  test("writes the permissions of all operations to a file if no operation is named", async () => {
    const folder = lampProject();
    await docwright(folder, "export", "permissions", "--format", "markdown", "-o", "permissions.md");
    expect(readFileSync(join(folder, "permissions.md"), "utf8")).toContain("| Lamp.Read | lamp-get |\n");
  });

  test("suggests an operation for a misspelled name", async () => {
    const { code, stderr } = await docwright(lampProject(), "export", "permissions", "lamp-gte");
    expect(stderr).toBe("docwright: No operation matches lamp-gte. Did you mean lamp-get?\n");
    expect(code).toBe(2);
  });
});
