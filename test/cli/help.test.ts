import { describe, expect, it } from "vitest";
import { scratchFolder } from "../output/scratch-folder.js";
import { docwright, spawnDocwright } from "./docwright.js";
import { lampProject } from "./lamp-docs.js";

describe("help", () => {
  it.each([["lint"], ["diff"], ["export permissions"]])("help %s prints what `--help` prints", async (command) => {
    const folder = scratchFolder();
    const path = command.split(" ");
    const help = await docwright(folder, "help", ...path);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(new RegExp(`^Usage: docwright ${command} `));
    expect(help).toEqual(await docwright(folder, ...path, "--help"));
  });

  it("help without a command prints the list of commands", async () => {
    const help = await docwright(scratchFolder(), "help");
    expect(help.stdout).toMatch(/^Usage: docwright /);
    expect(help).toEqual(await docwright(scratchFolder(), "--help"));
  });

  it("-V prints the version", async () => {
    const version = await docwright(scratchFolder(), "-V");
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(version).toEqual(await docwright(scratchFolder(), "--version"));
  });

  it("the installed command prints no message of Node or V8", async () => {
    expect(await spawnDocwright(scratchFolder(), "--version")).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("docs folders as operands", () => {
  it.each([["lint"], ["model"]])(
    "`docwright %s docs` prints the same as with the option `--docs docs`",
    async (command) => {
      const folder = lampProject();
      const named = await docwright(folder, command, "docs");
      expect(named.code).toBe(0);
      expect(named).toEqual(await docwright(folder, command, "--docs", "docs"));
    },
  );

  it("`generate docs` and `drift docs` read the same folder as `--docs docs`", async () => {
    const folder = lampProject();
    expect((await docwright(folder, "generate", "docs", "--out", "lamps")).stdout).toContain("Read 2 pages");
    expect(await docwright(folder, "drift", "docs", "--out", "lamps")).toMatchObject({
      code: 0,
      stdout: "lamps is up to date.\n",
    });
  });

  it("reads the folders of operands and of `--docs` together", async () => {
    const folder = lampProject();
    const { stdout } = await docwright(folder, "model", "docs/api", "--docs", "docs/resources");
    expect((JSON.parse(stdout) as { pages: object[] }).pages).toHaveLength(2);
  });
});
