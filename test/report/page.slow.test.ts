import { readFileSync, writeFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Change } from "../../generator/diff/change.js";
import type { Finding } from "../../generator/findings/finding.js";
import { readPage } from "../../generator/report/read-page.js";
import { writeReport } from "../../generator/report/write-report.js";
import { largeModel } from "./large-model.js";
import { reportOf } from "./report-data.js";

const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (chromiumPath === undefined) {
  console.log("Skipped: Chromium is missing, so the report's page is not tested. Run `apt-get install chromium`.");
}

const HOSTILE = '</script><img src=x onerror="window.isAttacked = true"><b>bold</b> \u202Etxet';

const findings: readonly Finding<string>[] = [
  {
    rule: "unknown-property",
    severity: "warning",
    message: `The page does not have the property ${HOSTILE}.`,
    file: "api/item3-get.md",
    line: 12,
    column: 3,
    endLine: 12,
    endColumn: 9,
  },
  { rule: "link-case", severity: "info", message: "The link has another case.", file: "other.md", line: 1, column: 1 },
];

const change: Change = {
  id: "property-type-changed",
  severity: "breaking",
  target: "contoso.item3",
  name: "property1",
  detail: null,
  from: "Edm.String",
  to: "Edm.Int32",
  message: "The type of property1 changed.",
  source: { file: "resources/item3.md", line: 10, column: 1 },
  headSource: null,
  side: "head",
  fingerprint: "1",
  accepted: null,
};

describe.skipIf(chromiumPath === undefined)("the page of a report, in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "docwright-report-"));
  const file = join(folder, "report.html");
  let browser: Browser;

  beforeAll(async () => {
    const model = largeModel(5000, 1500);
    const types = model.types.map((type, index) => (index === 3 ? { ...type, description: HOSTILE } : type));
    const data = reportOf(
      { ...model, types },
      {
        findings,
        introduced: new Set(findings.slice(0, 1)),
        changes: { revision: "main", list: [change] },
        drift: { folder: "sdk", state: "outdated", differences: [{ path: "src/index.ts", kind: "outdated" }] },
        sourceLine: () => "  before the finding and after it",
      },
    );
    writeFileSync(file, writeReport(data, await readPage()));
    browser = await chromium.launch({
      ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
      // In a container, the tests run as root, and Chromium does not start its sandbox for root.
      args: ["--no-sandbox"],
    });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a view. Fails the test if the page reports an error or requests another file. */
  async function withPage(
    view: string,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const problems: string[] = [];
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("console", (message) => problems.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(pathToFileURL(file).href)) problems.push(request.url());
    });
    try {
      await page.goto(`${pathToFileURL(file).href}#/${view}`);
      await page.waitForSelector("h1");
      await use(page);
      expect(problems).toEqual([]);
    } finally {
      await context.close();
    }
  }

  /** Navigates to another view, and waits until it is shown. Each view has another title. */
  async function open(page: Page, view: string): Promise<void> {
    const url = `${pathToFileURL(file).href}#/${view}`;
    if (page.url() === url) return;
    const before = JSON.stringify(await page.title());
    await page.goto(url);
    await page.waitForFunction(`document.title !== ${before}`);
  }

  const views = ["", "operations", "operation/item3-get", "types", "type/contoso.item3", "map", "findings", "changes"];
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  test.each(
    (["light", "dark"] as const).flatMap((colorScheme) => [1440, 390].map((width) => ({ colorScheme, width }))),
  )("has no axe violation in $colorScheme at $width pixels", async ({ colorScheme, width }) => {
    // The policy of the page forbids scripts such as axe, so the test switches it off.
    const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
    await withPage("", options, async (page) => {
      await page.evaluate(axe);
      for (const view of [...views, "nowhere"]) {
        await open(page, view);
        expect({ view, violations: await violations(page) }).toEqual({ view, violations: [] });
      }
      await page.fill("#search", "item 12");
      expect({ view: "search", violations: await violations(page) }).toEqual({ view: "search", violations: [] });
    });
  });

  test("opens an operation from the search with the keyboard alone", async () => {
    await withPage("", {}, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("item 4321");
      expect(await page.textContent('p.hidden[role="status"]')).toBe("1 operation and 0 types found");
      await page.keyboard.press("ArrowDown");
      expect(await focusedText(page)).toContain("Get item 4321");
      await page.keyboard.press("Enter");
      await page.waitForSelector("h1:focus");
      expect(await focusedText(page)).toBe("Get item 4321");
      expect(new URL(page.url()).hash).toBe("#/operation/item4321-get");
      expect(await page.title()).toBe("Get item 4321 – contoso v1.0");
    });
  });

  test("moves through a list with arrow keys, Home and End, and back to the search", async () => {
    await withPage("operations", {}, async (page) => {
      const press = async (...keys: string[]): Promise<string> => {
        for (const key of keys) await page.keyboard.press(key);
        return focusedText(page);
      };
      await page.focus("a.row");
      expect(await press("ArrowDown", "ArrowDown", "ArrowUp")).toContain("Get item 1/");
      expect(await press("End")).toContain("Get item 99/");
      expect(await press("Home")).toContain("Get item 0/");
      await press("ArrowUp");
      expect(await page.locator(":focus").getAttribute("id")).toBe("search");
    });
  });

  test("has a link that skips the navigation", async () => {
    await withPage("types", {}, async (page) => {
      await page.keyboard.press("Tab");
      expect(await focusedText(page)).toBe("Skip to content");
      await page.keyboard.press("Enter");
      expect(await page.locator(":focus").getAttribute("id")).toBe("main");
      expect(new URL(page.url()).hash).toBe("#/types");
    });
  });

  test("goes back to the same place in a list", async () => {
    await withPage("operations", {}, async (page) => {
      const position = (): Promise<number> => page.evaluate<number>("scrollY");
      await page.getByText("Get item 60", { exact: true }).click();
      await page.waitForSelector("h1:focus");
      expect(await position()).toBe(0);
      await page.goBack();
      await page.waitForSelector("a.row");
      expect(await position()).toBeGreaterThan(2000);
    });
  });

  test("shows texts from docs as text", async () => {
    for (const view of ["type/contoso.item3", "findings"]) {
      await withPage(view, {}, async (page) => {
        expect(await page.textContent("main")).toContain(HOSTILE);
        expect(await page.$$("main img, main b")).toEqual([]);
        expect(await page.evaluate<boolean>("'isAttacked' in window")).toBe(false);
      });
    }
  });

  test("switches between light and dark", async () => {
    await withPage("", { colorScheme: "light" }, async (page) => {
      const background = (): Promise<string> =>
        page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
      const light = await background();
      await page.getByLabel("Dark").check();
      expect(await background()).not.toBe(light);
      await page.getByLabel("Light").check();
      expect(await background()).toBe(light);
    });
  });

  test("does not scroll sideways on a narrow screen", async () => {
    await withPage("", { viewport: { width: 390, height: 844 } }, async (page) => {
      for (const view of views) {
        await open(page, view);
        const scrollWidth = await page.evaluate<number>("document.documentElement.scrollWidth");
        expect({ view, scrollWidth }).toEqual({ view, scrollWidth: 390 });
      }
    });
  });

  test.each([320, 390])("shows each link of the navigation whole at %i pixels", async (width) => {
    await withPage("", { viewport: { width, height: 844 } }, async (page) => {
      const boxes = await Promise.all((await page.locator("nav a").all()).map((link) => link.boundingBox()));
      expect(boxes).toHaveLength(6);
      for (const box of boxes) expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    });
  });

  test("has the name of the API once in the title of the overview", async () => {
    await withPage("", {}, async (page) => {
      expect(await page.title()).toBe("contoso v1.0");
    });
  });

  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await page.evaluate<AxeResults>("axe.run()");
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
    );
  }
});

async function focusedText(page: Page): Promise<string> {
  return (await page.locator(":focus").textContent()) ?? "";
}
