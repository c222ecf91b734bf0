import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampFiles, lampGetPage, lampPage } from "./lamp-docs.js";

const metadata = (body: string, namespace = "microsoft.graph"): string =>
  `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="${namespace}">${body}</Schema></edmx:DataServices></edmx:Edmx>`;

const emptyModel = JSON.stringify({
  format: 1,
  api: { namespace: "microsoft.graph", version: "v1.0", baseUrl: "https://graph.microsoft.com/v1.0" },
  pages: [],
  types: [],
  operations: [],
  diagnostics: [],
});

/** Files by path. Each of them has one fault. */
const faulty: Readonly<Record<string, string>> = {
  "empty/readme.txt": "not Markdown",
  "prose/readme.md": "# Nothing about an API\n",
  "versions/api-reference/v1.0/api/lamp-get.md": lampGetPage,
  "versions/api-reference/beta/api/lamp-get.md": lampGetPage,
  "nested/docs.md": `${">".repeat(500)} deep\n`,
  "nested/lamp.md": lampPage,
  "large/docs.md": "a".repeat(2 ** 20 + 1),
  "large/lamp.md": lampPage,
  "binary/docs.md": "\0\0\0\0",
  "binary/lamp.md": lampPage,
  "notes.txt": "mine",
  "empty.txt": "",
  "other.json": '{ "name": "a package" }',
  "truncated.json": '{ "format": 1,',
  "null.json": "null",
  "list.json": "[]",
  "utf-16.ts": "i\0m\0p\0o\0r\0t\0",
  "empty-model.json": emptyModel,
  "next-model.json": emptyModel.replace('"format":1', '"format":2'),
  "metadata.xml": metadata('<EntityType Name="lamp"/>'),
  "truncated.xml": metadata("").slice(0, 200),
  "no-schema.xml": '<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"/>',
  "v2.xml": '<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="1.0"/>',
  "page.xml": "<html><body>Sign in</body></html>",
  "no-types.xml": metadata(""),
  "other-api.xml": metadata('<EntityType Name="car"/>', "contoso.cars"),
  "baselines/next.json": '{ "format": 3, "findings": {} }',
  "baselines/findings.json": '{ "findings": [] }',
  "baselines/negative.json": '{ "format": 2, "findings": { "a.md": { "placeholder": { "": -1 } } } }',
  "accepted.txt": "this is not a fingerprint",
  "configs/truncated.json": '{ "docs": ',
  "configs/unknown.json": '{ "docs": "../docs", "basline": "known.json" }',
  "configs/type.json": '{ "docs": 7 }',
  "configs/no-docs.json": "{}",
  "configs/throws.mjs": 'throw new Error("no such thing")',
  "configs/list.mjs": "export default []",
  "configs/baseline.json":
    '{ "docs": "../docs", "lint": { "baseline": "gone.json" }, "verify": { "baseline": "gone.json" } }',
  "configs/metadata.json": '{ "docs": "../docs", "out": "../sdk", "metadata": "gone.xml" }',
  "configs/rule.json": '{ "docs": "../docs", "lint": { "rules": { "no-such-rule": "off" } } }',
};

interface Row {
  /** The commands to which the faults apply. */
  readonly commands: readonly string[];
  /**
   * Reasons why the comparison is impossible: the arguments of the command, the expected message, and a function that
   * changes the files of the folder.
   */
  readonly faults: readonly (readonly [args: string, message: RegExp, arrange?: (folder: string) => void])[];
}

const lock = "sdk/docwright.lock.json";
const write = (path: string, text: string) => (folder: string) => {
  writeFileSync(join(folder, path), text);
};
const editLock = (edit: (text: string) => string) => (folder: string) => {
  writeFileSync(join(folder, lock), edit(whole[lock] ?? ""));
};
const replaceLock = (replace: (path: string) => void) => (folder: string) => {
  rmSync(join(folder, lock));
  replace(join(folder, lock));
};
const change = (folder: string): void => {
  writeFileSync(join(folder, "docs/resources/lamp.md"), lampPage.replace("Int32", "Int64"));
};
/** Commits the folder with other docs, and then restores the original docs in the work tree. */
const commitDocs =
  (docs: Readonly<Record<string, string>>) =>
  (folder: string): void => {
    rmSync(join(folder, "docs"), { recursive: true });
    putFiles(folder, docs);
    commitAll(folder);
    rmSync(join(folder, "docs"), { recursive: true, force: true });
    putFiles(folder, lampFiles);
  };
const shallowClone = (folder: string): void => {
  commitAll(folder);
  git(folder, "commit", "--quiet", "--allow-empty", "--message=Second");
  git(folder, "clone", "--quiet", "--depth=1", `file://${folder}`, "clone");
  rmSync(join(folder, ".git"), { recursive: true });
  git(folder, "clone", "--quiet", "--mirror", `file://${join(folder, "clone")}`, ".git");
  git(folder, "config", "core.bare", "false");
};
const unrelated = (folder: string): void => {
  commitAll(folder);
  git(folder, "checkout", "--quiet", "--orphan", "other");
  git(folder, "commit", "--quiet", "--message=Other");
};

const docsFaults: Row["faults"] = [
  ["--docs nowhere", /docs folder .*nowhere does not exist/],
  ["--docs notes.txt", /notes\.txt is a file/],
  ["--docs empty", /does not contain Markdown files/],
  ["--docs prose", /No API page or resource page among 1 Markdown file/],
  ["--docs versions", /several API versions: beta, v1\.0/],
  ["--docs versions --api-version v2.0", /does not have the version v2\.0/],
  ["--include nothing-*.md", /do not select any Markdown file in .*docs \(files: 2\)/],
  ["--include /nothing/**", /select nothing from the docs/],
];

const configFaults: Row["faults"] = [
  ["--config gone.json", /Config file not found: gone\.json/],
  ["--config configs/truncated.json", /Cannot load configs\/truncated\.json/],
  ["--config configs/unknown.json", /unknown option basline/],
  ["--config configs/type.json", /docs must be a string/],
  ["--config configs/no-docs.json", /No docs folder/],
  ["--config configs/throws.mjs", /Cannot load configs\/throws\.mjs: no such thing/],
  ["--config configs/list.mjs", /the default export must be an object/],
];

const metadataFaults: readonly (readonly [file: string, message: RegExp])[] = [
  ["gone.xml", /gone\.xml/],
  ["empty.txt", /empty\.txt/],
  ["notes.txt", /notes\.txt/],
  ["truncated.xml", /truncated\.xml/],
  ["no-schema.xml", /does not contain a <Schema>/],
  ["v2.xml", /is not OData 4 metadata/],
  ["page.xml", /is not OData 4 metadata/],
  ["no-types.xml", /does not declare types or operations/],
  ["other-api.xml", /declares the namespaces contoso\.cars; the docs describe microsoft\.graph/],
];

const revisionFaults: Row["faults"] = [
  ["--since nowhere", /does not have the git revision nowhere/, commitAll],
  ["--since HEAD", /is not in a git repository/],
  ["--since HEAD~1", /If the clone is shallow, fetch more/, shallowClone],
  ["--since main", /do not have a common commit/, unrelated],
  ["--since HEAD", /does not have the folder docs/, commitDocs({})],
  ["--since HEAD", /does not contain Markdown files/, commitDocs({ "docs/notes.txt": "mine" })],
  ["--since HEAD", /No API page or resource page/, commitDocs({ "docs/readme.md": "# Read me\n" })],
  ["--since HEAD", /git, which is not installed/, () => vi.stubEnv("PATH", "")],
];

const baselineFaults: Row["faults"] = [
  ["--baseline gone.json", /Baseline not found: gone\.json/],
  ["--baseline empty.txt", /empty\.txt is not a baseline file/],
  ["--baseline truncated.json", /truncated\.json is not a baseline file/],
  ["--baseline null.json", /null\.json is not a baseline file/],
  ["--baseline list.json", /list\.json is not a baseline file/],
  ["--baseline baselines/next.json", /next\.json is not a baseline file/],
  ["--baseline baselines/findings.json", /findings\.json is not a baseline file/],
  ["--baseline baselines/negative.json", /negative\.json is not a baseline file/],
  ["--baseline docs", /Cannot read docs/],
  ["--config configs/baseline.json", /Baseline not found: .*gone\.json/],
];

/**
 * The commands of a row share the code that fails. So one command is tested with all faults, and the others with some
 * of them.
 */
const rows: readonly Row[] = [
  {
    commands: ["generate --check"],
    faults: [
      ["--docs nowhere --out sdk", /docs folder .*nowhere does not exist/],
      ["--docs prose --out sdk", /No API page or resource page among 1 Markdown file/],
      ["--config configs/unknown.json", /unknown option basline/],
      ["--metadata other-api.xml", /declares the namespaces contoso\.cars/],
      ["", /Invalid docwright\.lock\.json: it is not JSON/, write(lock, "")],
      ["", /changed after docwright wrote it/, editLock((text) => text.replace(/"README\.md": "./, '"README.md": "x'))],
    ],
  },
  {
    commands: ["drift"],
    faults: [
      ...docsFaults.map(([args, message]) => [`${args} --out sdk`, message] as const),
      ...configFaults,
      ...metadataFaults.map(([file, message]) => [`--metadata ${file}`, message] as const),
      ["--config configs/metadata.json", /gone\.xml/],
      ["--out notes.txt", /notes\.txt is a file/],
      ["--docs docs", /No output folder/],
      ["", /Invalid docwright\.lock\.json: it is not JSON/, write(lock, "")],
      ["", /Invalid docwright\.lock\.json/, write(lock, "null")],
      ["", /Invalid docwright\.lock\.json/, write(lock, "[]")],
      ["", /it is not JSON/, editLock((text) => text.slice(0, 500))],
      ["", /it is not JSON/, editLock((text) => `<<<<<<< HEAD\n${text}`)],
      [
        "",
        /has format \d+, but this version of docwright supports only format 1/,
        editLock((text) => text.replace('"format": 1', '"format": 2')),
      ],
      ["", /changed after docwright wrote it/, editLock((text) => text.replace(/"README\.md": "./, '"README.md": "x'))],
      [
        "",
        /Invalid docwright\.lock\.json/,
        replaceLock((path) => {
          mkdirSync(path);
        }),
      ],
      [
        "",
        /Invalid docwright\.lock\.json/,
        replaceLock((path) => {
          symlinkSync("package.json", path);
        }),
      ],
      [
        "",
        /Cannot restore the files of a run that was killed/,
        (folder) => {
          putFiles(folder, { "sdk/.docwright/journal.json": "" });
        },
      ],
    ],
  },
  {
    commands: ["generate --changelog"],
    faults: [
      ["", /not a git repository/, change],
      [
        "",
        /docwright\.lock\.json is not committed/,
        (folder) => {
          commitAll(folder, ":!sdk");
          change(folder);
        },
      ],
      [
        "",
        /does not have the folder docs/,
        (folder) => {
          commitAll(folder, ":!docs");
          change(folder);
        },
      ],
      [
        "",
        /was not generated from the docs at commit/,
        (folder) => {
          change(folder);
          commitAll(folder);
          putFiles(folder, { "docs/resources/lamp.md": lampPage.replace("Int32", "Double") });
        },
      ],
    ],
  },
  {
    commands: ["changelog"],
    faults: [
      ["nowhere docs", /nowhere not found/],
      ["docs truncated.json", /truncated\.json is not JSON/],
      ["docs large", /large\/docs\.md/],
      ["git:HEAD", /is not in a git repository/],
      ["docs docs --date tomorrow", /Invalid date/],
    ],
  },
  {
    commands: ["diff"],
    faults: [
      ["nowhere docs", /nowhere not found; use a docs folder, a model file, a CSDL file, or git:REV/],
      ["docs nowhere", /nowhere not found/],
      ["docs notes.txt", /notes\.txt is neither a model \(JSON\) nor metadata/],
      ["docs empty.txt", /empty\.txt is neither a model \(JSON\) nor metadata/],
      [
        "docs other.json",
        /other\.json is not a model of this docwright version: the model lacks the required property/,
      ],
      ["docs truncated.json", /truncated\.json is not JSON/],
      ["docs null.json", /null\.json is neither a model/],
      ["docs empty-model.json", /does not have operations or types/],
      ["next-model.json docs", /next-model\.json is not a model of this docwright version/],
      ["docs empty", /does not contain Markdown files/],
      ["docs prose", /No API page or resource page among 1 Markdown file/],
      ["docs large", /^docwright: large: large\/docs\.md: .*leave it out with --exclude/],
      ["docs binary", /^docwright: binary: binary\/docs\.md: .*leave it out with --exclude/],
      ["docs nested", /^docwright: nested: nested\/docs\.md: .*leave it out with --exclude/],
      ["docs versions", /several API versions/],
      ["docs truncated.xml", /truncated\.xml/],
      ["docs no-schema.xml", /does not contain a <Schema>/],
      ["docs v2.xml", /is not OData 4 metadata/],
      ["docs no-types.xml", /does not have operations or types/],
      ["git:nothing", /does not have the git revision nothing/, commitAll],
      ["git:--output=x", /"--output=x" is not a git revision/, commitAll],
      ["git:", /"" is not a git revision/, commitAll],
      ["git:HEAD:elsewhere", /Commit [0-9a-f]{12} does not have the folder elsewhere/, commitAll],
      ["git:HEAD:../..", /is not in a git repository/, commitAll],
      ["git:HEAD", /is not in a git repository/],
      ["git:HEAD~1", /If the clone is shallow, fetch more/, shallowClone],
      ["git:HEAD", /does not have the folder docs/, commitDocs({})],
      ["git:HEAD", /No API page or resource page/, commitDocs({ "docs/readme.md": "# Read me\n" })],
      ["docs docs --config gone.json", /Config file not found/],
    ],
  },
  {
    commands: ["diff"],
    faults: [
      ...revisionFaults,
      ["git:HEAD --since HEAD", /not both/, commitAll],
      ["", /The base is missing\. Pass a base, .* or use --since REV/],
      ["docs docs --accepted gone.txt", /gone\.txt/],
      ["docs docs --accepted accepted.txt", /expected the fingerprint of a change/],
    ],
  },
  {
    commands: ["lint"],
    faults: [
      ...docsFaults.filter(([args]) => !args.includes("/nothing/")),
      ...configFaults,
      ...baselineFaults,
      ...revisionFaults.slice(0, 2),
      ...revisionFaults.slice(-2),
      ["--config configs/rule.json", /no-such-rule/],
      ["--rule no-such-rule:error", /no-such-rule/],
      ["--rule placeholder:fatal", /Invalid severity/],
      ["--update-baseline", /needs a file/],
    ],
  },
  {
    commands: ["verify"],
    faults: [
      ["", /The file to compare with the docs is missing\. Pass the CSDL file/],
      ["docs", /Cannot read docs: it is a folder, not a file/],
      ...metadataFaults,
      ["empty-model.json", /does not declare types or operations/],
      ...baselineFaults.map(([args, message]) => [`metadata.xml ${args}`, message] as const),
      ...revisionFaults.slice(1, 3).map(([args, ...rest]) => [`metadata.xml ${args}`, ...rest] as const),
      ["metadata.xml --docs prose", /No API page or resource page/],
      ["metadata.xml --docs large", /large\/docs\.md/],
    ],
  },
  {
    commands: ["export permissions"],
    faults: [
      ...docsFaults,
      ["no-such-operation", /no-such-operation/],
      ["--program gone.ts", /gone\.ts does not match/],
      ["--program utf-16.ts", /utf-16\.ts: it contains zero bytes\. Save it as UTF-8/],
      ["--permission-ids ids.json", /Pass the manifest with --manifest/],
      ["--program notes.txt", /./],
      ["--program docs", /docs does not match/],
    ],
  },
];

const cases = rows.flatMap(({ commands, faults }) =>
  commands.flatMap((command) =>
    faults.map(([args, message, arrange]) => [`${command} ${args}`.trim(), message, arrange] as const),
  ),
);

let whole: Readonly<Record<string, string>> = {};

describe(`a comparison that is not possible (${cases.length} comparisons)`, () => {
  /**
   * The folder for all cases that do not change its files. They can share it, because a command that fails must not
   * write.
   */
  let shared = "";
  beforeAll(async () => {
    shared = realpathSync(mkdtempSync(join(tmpdir(), "docwright-")));
    putFiles(shared, { ...lampFiles, ...faulty });
    expect((await docwright(shared, "generate", "--no-cache")).code).toBe(0);
    whole = filesIn(shared);
  });
  afterAll(() => {
    expect(filesIn(shared)).toEqual(whole);
    rmSync(shared, { recursive: true });
  });

  /**
   * Creates a folder for a case that changes its files. If the case does not need the SDK, the folder does not contain
   * the SDK, because copying many files is slow.
   */
  function changedFolder(arrange: (folder: string) => void, needsSdk: boolean): string {
    const folder = scratchFolder();
    const small = { ...lampFiles, "metadata.xml": faulty["metadata.xml"] ?? "" };
    putFiles(folder, needsSdk ? { ...small, ...sdkFiles() } : small);
    arrange(folder);
    return folder;
  }

  function sdkFiles(): Record<string, string> {
    return Object.fromEntries(Object.entries(whole).filter(([path]) => path.startsWith("sdk/")));
  }

  it.each(cases)("ends docwright %s with exit code 2: %s", async (call, message, arrange) => {
    const folder = arrange === undefined ? shared : changedFolder(arrange, /^(?:drift|generate)/.test(call));
    const ended = await docwright(folder, ...call.split(" "));
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^docwright: [^\n]+\n$/);
  });
});
