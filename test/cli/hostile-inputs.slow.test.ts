import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright, spawnDocwright } from "./docwright.js";
import { lampFiles } from "./lamp-docs.js";

const metadata = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph"><EntityType Name="lamp"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String"/></EntityType></Schema></edmx:DataServices></edmx:Edmx>`;

function project(): string {
  const folder = scratchFolder();
  putFiles(folder, { ...lampFiles, "api.xml": metadata });
  return folder;
}

/** Inputs that docwright must refuse, because they are not regular files or are too large. */
const things: readonly (readonly [string, (path: string) => void])[] = [
  ["a pipe", (path) => execFileSync("mkfifo", [path])],
  [
    "a folder",
    (path) => {
      mkdirSync(path);
    },
  ],
  [
    "an endless device",
    (path) => {
      symlinkSync("/dev/zero", path);
    },
  ],
  [
    "a link to itself",
    (path) => {
      symlinkSync(path, path);
    },
  ],
  [
    "a dangling link",
    (path) => {
      symlinkSync("/nowhere/at/all", path);
    },
  ],
  [
    "a file of three gigabytes",
    (path) => {
      writeFileSync(path, "");
      truncateSync(path, 3 * 1024 ** 3);
    },
  ],
];

/** Every file that a command reads: files that the user names, and files that have a fixed name. */
const inputs: readonly (readonly [file: string, command: string])[] = [
  ["x.json", "lint --config x.json"],
  ["x.mjs", "lint --config x.mjs"],
  ["x.ts", "generate --config x.ts"],
  ["docwright.config.json", "lint"],
  ["docwright.config.ts", "lint"],
  ["x", "lint --docs docs --baseline x"],
  ["x", "verify api.xml --docs docs --baseline x"],
  ["x", "verify x --docs docs"],
  ["x", "generate --docs docs --out sdk --metadata x"],
  ["x", "drift --docs docs --out sdk --metadata x"],
  ["x", "model --docs docs --metadata x"],
  ["x", "diff x docs"],
  ["x", "diff docs x"],
  ["x", "diff docs docs --accepted x"],
  ["x", "changelog x docs"],
  ["x", "export permissions --docs docs --metadata x"],
  ["x.ts", "export permissions --docs docs --program x.ts"],
];

describe.skipIf(process.platform === "win32")("an input file", () => {
  it.each(inputs.flatMap(([file, command]) => things.map(([thing, make]) => [thing, file, command, make] as const)))(
    "that is %s ends with exit code 2: %s, docwright %s",
    async (thing, file, command, make) => {
      const folder = project();
      rmSync(join(folder, "docwright.config.json"));
      make(join(folder, file));
      const { code, stdout, stderr } = await docwright(folder, ...command.split(" "));
      const isFolderOperand = thing === "a folder" && /^(?:diff|changelog) (?:x|docs x)/.test(command);
      expect([code, stdout], stderr).toEqual([2, ""]);
      if (!isFolderOperand) expect(stderr).toContain(file);
      expect(stderr.trim().split("\n").length).toBeLessThan(4);
    },
  );
});

describe.skipIf(process.platform !== "linux")(
  "an output folder in which the operating system does not create files",
  () => {
    it.each(["generate --out /proc/1/x", "export agent -o /proc/1/x"])(
      "makes docwright %s end with exit code 2 instead of waiting forever",
      async (command) => {
        const ended = await spawnDocwright(project(), ...command.split(" "));
        expect(ended).toMatchObject({ code: 2, stdout: "" });
        expect(ended.stderr).toMatch(/Cannot (?:use|write) .*\/proc\/1\/x/);
      },
    );
  },
);

describe("a config", () => {
  const deep = (depth: number): string => `${'{"docs":'.repeat(depth)}1${"}".repeat(depth)}`;
  it.each<[string, string | Uint8Array]>([
    ["is empty", ""],
    ["is null", "null"],
    ["is a number", "7"],
    ["is a text", '"docs"'],
    ["is a list", "[]"],
    ["is very deep", deep(100_000)],
    ["is a very deep list", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["has a very deep option", `{"docs":"docs","sdk":${deep(50_000)}}`],
    ["has a very deep dialect", `{"docs":"docs","dialect":${deep(50_000)}}`],
    ["is binary", Uint8Array.from([0, 1, 2, 255, 254])],
    ["has the key __proto__", '{"docs":"docs","__proto__":{"docs":"docs"}}'],
    ["has the key __proto__ in sdk", '{"docs":"docs","sdk":{"__proto__":{"packageName":"x"}}}'],
    ["has the key constructor", '{"docs":"docs","constructor":{"prototype":{"docs":"x"}}}'],
    ["has the key toString", '{"docs":"docs","toString":"x"}'],
    ["has only the key __proto__", '{"__proto__":{"docs":"docs"}}'],
    ["has an empty key", '{"docs":"docs","":1}'],
    ["has a long key", `{"docs":"docs","${"k".repeat(1_000)}":1}`],
    ["has an escape sequence as key", '{"docs":"docs","\\u001b[2J":1}'],
    ...[
      "docs",
      "apiVersion",
      "include",
      "exclude",
      "namespace",
      "baseUrl",
      "metadata",
      "metadataRoutes",
      "out",
      "sdk",
      "lint",
      "verify",
      "diff",
      "dialect",
    ].flatMap((key) =>
      [null, 7, -1, {}, [7], [[]], [null], { __proto__: 1, x: 1 }, { toString: "x" }, { length: 1 }].flatMap(
        (value): [string, string][] => {
          if (JSON.stringify(value) === "{}" && ["sdk", "lint", "verify", "diff", "dialect"].includes(key)) return [];
          return [[`has ${JSON.stringify(value)} as ${key}`, JSON.stringify({ docs: "docs", [key]: value })]];
        },
      ),
    ),
    ["has a folder as lint baseline", '{"docs":"docs","lint":{"baseline":"docs"}}'],
    ["has a folder as license", '{"docs":"docs","sdk":{"licenseFile":"docs"}}'],
    ["has a pattern of the wrong type", '{"docs":"docs","include":{"0":"a"}}'],
    ["has a docs folder with a zero byte", '{"docs":"do\\u0000cs"}'],
    ["has a metadata file with a zero byte", '{"docs":"docs","out":"sdk","metadata":"a\\u0000b"}'],
    ["has a baseline with a zero byte", '{"docs":"docs","lint":{"baseline":"a\\u0000b"}}'],
    ["has an output folder with a zero byte", '{"docs":"docs","out":"a\\u0000b"}'],
    ["has a long docs folder", `{"docs":"${"d".repeat(1_000)}"}`],
    ["has a long output folder", `{"docs":"docs","out":"${"d".repeat(1_000)}"}`],
  ])("that %s ends with exit code 2", async (name, content) => {
    const folder = project();
    rmSync(join(folder, "docwright.config.json"), { force: true });
    writeFileSync(join(folder, "docwright.config.json"), content);
    const command = /metadata|out|license|sdk|output/.test(name) ? ["generate"] : ["lint"];
    const { code, stdout, stderr } = await docwright(folder, ...command);
    expect([code, stdout], stderr).toEqual([2, ""]);
    // eslint-disable-next-line no-control-regex -- the terminal must not get it
    expect(stderr).not.toMatch(/\u001b\[2J/);
    expect(stderr.length).toBeLessThan(5_000);
    expect(Object.prototype).not.toHaveProperty("docs");
  });
});

describe("a baseline", () => {
  const good = '{"format":2,"findings":{}}';
  it.each(
    [
      "",
      "null",
      "true",
      "7",
      '""',
      "[]",
      "{}",
      good.slice(0, -1),
      `${good}x`,
      good.replace("2", "3"),
      good.replace("2", '"2"'),
      good.replace("2", "2.5"),
      good.replace("2", "null"),
      good.replace("2", "[2]"),
      good.replace("{}}", "null}"),
      good.replace("{}}", "[]}"),
      good.replace("{}}", '""}'),
      '{"format":2}',
      '{"findings":{}}',
      '{"format":2,"findings":{"a.md":null}}',
      '{"format":2,"findings":{"a.md":[]}}',
      '{"format":2,"findings":{"a.md":{"x":1}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":null}}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":0}}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":-1}}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":1.5}}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":1e400}}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":"1"}}}}',
      '{"format":2,"findings":{"a.md":{"x":{"y":true}}}}',
      '{"format":2,"findings":{"__proto__":null}}',
      '{"format":2,"__proto__":{"findings":{}}}',
      `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      `{"format":2,"findings":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
      "\0\0\0",
      "<xml/>",
      "a".repeat(5_000_000),
    ].map((text) => [JSON.stringify(text.slice(0, 60)), text] as const),
  )("a baseline file with %s is refused by lint and verify with exit code 2", async (_, text) => {
    const folder = project();
    writeFileSync(join(folder, "known.json"), text);
    for (const command of [
      "lint --docs docs --baseline known.json",
      "verify api.xml --docs docs --baseline known.json",
    ]) {
      const { code, stdout, stderr } = await docwright(folder, ...command.split(" "));
      expect([code, stdout], stderr).toEqual([2, ""]);
      expect(stderr).toMatch(/known\.json(?: is not a baseline file|: it is a binary file)/);
      expect(stderr.length).toBeLessThan(500);
    }
  });
});
