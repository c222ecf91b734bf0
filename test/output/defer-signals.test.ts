import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deferSignals } from "../../generator/output/defer-signals.js";

const heard: string[] = [];
const listen = (): void => {
  heard.push("signal");
};

describe("a signal during synchronous work", () => {
  beforeEach(() => {
    heard.length = 0;
    process.on("SIGHUP", listen);
  });
  afterEach(() => {
    process.off("SIGHUP", listen);
  });

  it("is delivered after the work, in each phase of the event loop", async () => {
    for (const before of [async () => Promise.resolve(), async () => readFile(import.meta.filename)]) {
      await before();
      await deferSignals(() => {
        process.kill(process.pid, "SIGHUP");
        heard.push("work");
      });
      heard.push("after");
    }
    await readFile(import.meta.filename);
    // Each signal arrives twice: once from the system and once from deferSignals.
    expect(heard.filter((what) => what === "work")).toHaveLength(2);
    expect(heard.filter((what) => what === "signal").length).toBeGreaterThanOrEqual(4);
    expect(heard[0]).toBe("work");
  });
});
