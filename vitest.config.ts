import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

/** Tests that read the corpus. Without the corpus they are skipped; see `test/corpus.ts`. */
const corpusTests = "test/**/*.corpus.test.ts";

/** Tests that take too long to run after each change: they build packages or compile many SDKs. */
const slowTests = "test/**/*.slow.test.ts";

/** Tests that replace modules with `vi.mock`. Modules that another test file has loaded cannot be replaced. */
const isolatedTests = [
  "test/emit/format-files.test.ts",
  "test/output/change-files.test.ts",
  "test/output/interrupted-write.test.ts",
  "test/page/read-pages.test.ts",
];

export default defineConfig({
  test: {
    // Runs in a temporary folder would fill the cache folder of the user who runs the tests.
    env: {
      XDG_CACHE_HOME: fileURLToPath(new URL("node_modules/.cache/user-cache", import.meta.url)),
      // Messages name docwright in the same way, whether `npx vitest` or `npm test` started the tests.
      npm_command: "",
    },
    globalSetup: "test/built-cli.ts",
    setupFiles: "test/random-seed.ts",
    // The default leaves one core to the main process, which mostly waits.
    maxWorkers: "100%",
    // The compiler creates many short-lived objects. A larger young generation saves time in the garbage collector.
    execArgv: ["--max-semi-space-size=64"],
    // Only a test that hangs reaches these limits, even on a machine with a high load.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
          exclude: [...configDefaults.exclude, corpusTests, slowTests, ...isolatedTests],
          // Loading the compiler and the generator takes longer than most test files do.
          isolate: false,
        },
      },
      { extends: true, test: { name: "isolated", include: isolatedTests } },
      { extends: true, test: { name: "slow", include: [slowTests], isolate: false } },
      { extends: true, test: { name: "corpus", include: [corpusTests], isolate: false } },
    ],
  },
});
