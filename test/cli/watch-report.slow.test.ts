import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lampGetPage, lampProject } from "./lamp-docs.js";
import { startWatching } from "./watching.js";

const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (chromiumPath === undefined) {
  console.log("Skipped: Chromium is missing, so reloading the report is not tested. Run `apt-get install chromium`.");
}

const get = "docs/api/lamp-get.md";

function urlIn(output: string): string {
  return /^Report: (http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(output)?.[1] ?? "";
}

/** The status of a request with another host name, as after DNS rebinding. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("docwright watch", () => {
  it("writes the report with --report, again after each change", async () => {
    const folder = lampProject();
    const { started, next } = await startWatching(folder, "--report", "report.html");
    expect(urlIn(started)).toBe("");
    const report = (): string => readFileSync(join(folder, "report.html"), "utf8");
    expect(report()).not.toContain("Reads exactly one");
    expect(report()).not.toContain("EventSource");
    writeFileSync(join(folder, get), lampGetPage.replace("Reads a", "Reads exactly one"));
    await next(/written/);
    await expect.poll(report, { timeout: 60_000 }).toContain("Reads exactly one");
  });

  it("with --report-port, answers only requests to the host name of this computer", async () => {
    const { started } = await startWatching(lampProject(), "--report-port", "0");
    const url = urlIn(started);
    expect(await statusFor(url, new URL(url).host)).toBe(200);
    expect(await statusFor(url, "docs.example.com")).toBe(403);
  });

  it.skipIf(chromiumPath === undefined)(
    "with --report-port, reloads an open report after a change, at the same place",
    async () => {
      const folder = lampProject();
      const { started } = await startWatching(folder, "--report-port", "0");
      const browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox"] });
      try {
        const page = await browser.newPage();
        const errors: string[] = [];
        page.on("console", (message) => {
          if (message.type() === "error") errors.push(message.text());
        });
        await page.goto(`${urlIn(started)}#/operation/lamp-get`);
        await page.getByText("Reads a").first().waitFor();
        writeFileSync(join(folder, get), lampGetPage.replace("Reads a", "Reads exactly one"));
        await page.getByText("Reads exactly one").first().waitFor();
        expect(new URL(page.url()).hash).toBe("#/operation/lamp-get");
        expect(errors.filter((text) => !text.includes("favicon"))).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});
