import { execFileSync, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { spawnDocwright, startDocwright } from "./docwright.js";

const project = fileURLToPath(new URL("../../", import.meta.url));

interface Running {
  readonly child: ChildProcess;
  /** The text on standard output until the server is ready. */
  readonly started: string;
  /** The URL of the line `Try: curl URL`. */
  readonly url: string;
  readonly stderr: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts `docwright serve` on a free port with the docs of this repository, and waits until it is ready. */
async function serve(...args: string[]): Promise<Running> {
  const child = startDocwright(project, "serve", "--no-cache", "--port", "0", ...args);
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  await expect.poll(() => output.stdout, { timeout: 60_000, interval: 20 }).toMatch(/Try: curl .*\n/);
  const url = /Try: curl (.*)\n/.exec(output.stdout)?.[1] ?? "";
  return { child, started: output.stdout, url, stderr: () => output.stderr, ended };
}

function curl(...args: string[]): string {
  return execFileSync("curl", ["--silent", "--show-error", ...args], { encoding: "utf8" });
}

describe("docwright serve", () => {
  it("prints the address with a command to try, answers curl, and stops at SIGINT", async () => {
    const { child, started, url, ended } = await serve();
    expect(started).toMatch(/^Serving 15 operations at http:\/\/127\.0\.0\.1:\d+\/beta\. Stop with Ctrl\+C\.$/m);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/beta\/trustFramework\/keySets$/);

    const { value } = JSON.parse(curl(url)) as { value: { id: string }[] };
    expect(value.map(({ id }) => id)).toEqual(["B2C_1A_TokenSigningKeyContainer", "B2C_1A_FacebookSecret"]);
    const post = ["--header", "content-type: application/json", "--data", '{"id":"a/b","keys":[]}', url];
    expect(JSON.parse(curl(...post))).toMatchObject({ id: "a/b" });
    expect(JSON.parse(curl(`${url}/a%2Fb`))).toMatchObject({ id: "a/b", keys: [] });
    expect(curl("--request", "DELETE", "--write-out", "%{http_code}", `${url}/a%2Fb`)).toBe("204");
    expect(curl("--output", "/dev/null", "--write-out", "%{http_code}", `${url}/a%2Fb`)).toBe("404");
    expect(curl("--head", "--header", "Prefer: docwright-status=429", url)).toMatch(
      /^HTTP\/1\.1 429 .*retry-after: 1\r$/ms,
    );

    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  it("refuses writes of web pages of other sites, and accepts those of programs and of pages of this computer", async () => {
    const { url } = await serve();
    const status = (...headers: string[]): string =>
      curl(
        ...["--output", "/dev/null", "--write-out", "%{http_code}", "--data", '{"id":"a"}'],
        ...["content-type: text/plain", ...headers].flatMap((header) => ["--header", header]),
        url,
      );
    for (const refused of [
      ["Sec-Fetch-Site: cross-site", "Origin: https://attacker.example"],
      ["Sec-Fetch-Site: cross-site"],
      ["Origin: https://attacker.example"],
      ["Origin: null"],
      ["Origin: http://localhost.attacker.example"],
    ])
      expect({ refused, status: status(...refused) }).toEqual({ refused, status: "403" });
    for (const accepted of [
      [],
      ["Sec-Fetch-Site: same-origin", "Origin: http://localhost:3000"],
      ["Sec-Fetch-Site: same-site"],
      ["Sec-Fetch-Site: none"],
      ["Origin: http://localhost:3000"],
    ])
      expect({ accepted, status: status(...accepted) }).not.toEqual({ accepted, status: "403" });
    expect(curl("--header", "Sec-Fetch-Site: cross-site", url)).toContain("B2C_1A_FacebookSecret");
  });

  it("stops at SIGTERM although connections are open and a response is waiting", async () => {
    const { child, url, ended } = await serve("--latency", "60000");
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.write(`GET ${new URL(url).pathname} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    socket.destroy();
  });

  it("refuses a port that is in use, and an address that the computer does not have", async () => {
    const { url } = await serve();
    const { port } = new URL(url);
    expect(await spawnDocwright(project, "serve", "--port", port)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`Port ${port} is in use. Choose another port, or 0 for any free port.`) as string,
    });
    expect(await spawnDocwright(project, "serve", "--port", "0", "--host", "192.0.2.1")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "This computer does not have the address 192.0.2.1. Choose another host.",
      ) as string,
    });
  });

  it("answers only requests to this computer by its own name, unless other computers can reach it", async () => {
    const statusOf = (url: string, host: string): string =>
      curl("--output", "/dev/null", "--write-out", "%{http_code}", "--header", `Host: ${host}`, url);
    const { url } = await serve();
    const hosts = ["localhost", "127.0.0.1:1", "[::1]", "docs.example.com", "127.0.0.1.example.com"];
    expect(hosts.map((host) => statusOf(url, host))).toEqual(["200", "200", "200", "403", "403"]);
    const open = await serve("--host", "0.0.0.0");
    expect(statusOf(open.url, "build-machine")).toBe("200");
  });

  it("warns if other computers can reach it", async () => {
    const { stderr } = await serve("--host", "0.0.0.0");
    await expect.poll(stderr).toContain("Other computers can reach this server, because --host is 0.0.0.0.");
  });
});
