import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uninterrupted } from "../../generator/output/uninterrupted.js";

const heard: string[] = [];
const listen = (): void => {
  heard.push("signal");
};

describe("a signal during uninterrupted work", () => {
  beforeEach(() => {
    heard.length = 0;
    process.on("SIGHUP", listen);
  });
  afterEach(() => {
    process.off("SIGHUP", listen);
  });

  it("has its effect when the work is done, wherever the event loop stands", async () => {
    for (const before of [async () => Promise.resolve(), async () => readFile(import.meta.filename)]) {
      await before();
      await uninterrupted(() => {
        process.kill(process.pid, "SIGHUP");
        heard.push("work");
      });
      heard.push("after");
    }
    await readFile(import.meta.filename);
    // Once as it came, to whoever listens, and once more for those that had waited.
    expect(heard.filter((what) => what === "work")).toHaveLength(2);
    expect(heard.filter((what) => what === "signal").length).toBeGreaterThanOrEqual(4);
    expect(heard[0]).toBe("work");
  });
});
