import { configDefaults, defineConfig } from "vitest/config";

/** Tests that read the corpus. Where it is absent, they are skipped; see `test/corpus.ts`. */
const corpusTests = "test/**/*.corpus.test.ts";

export default defineConfig({
  test: {
    // Loading the compiler and the generator takes longer than most test files do, so the files of a worker share them.
    isolate: false,
    // The default leaves one core free for a main process that mostly waits.
    maxWorkers: "100%",
    // The compiler makes many short-lived objects. A larger young generation halves the time spent on collecting them.
    execArgv: ["--max-semi-space-size=64"],
    // Only a test that hangs reaches these limits, also on a machine that runs ten other things.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
          exclude: [...configDefaults.exclude, corpusTests],
        },
      },
      { extends: true, test: { name: "corpus", include: [corpusTests] } },
    ],
  },
});
