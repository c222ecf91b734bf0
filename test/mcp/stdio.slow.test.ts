import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { spawnDocwright, startDocwright } from "../cli/docwright.js";
import { lampProject } from "../cli/lamp-docs.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { startAgent, token, type Agent } from "./mcp-client.js";

const inputDocs = fileURLToPath(new URL("../../input-docs", import.meta.url));

async function agentOfInputDocs(...options: readonly string[]): Promise<Agent> {
  const agent = await startAgent((await readInputDocs()).model, inputDocs, ...options);
  onTestFinished(agent.close);
  return agent;
}

const keySet = "B2C_1A_FacebookSecret";

describe("docwright serve --mcp", () => {
  it("does ten tasks of an agent with input-docs", async () => {
    const { use, json, credentials, stderr, calls } = await agentOfInputDocs("--allow-writes");
    expect(await use("search_operations", { query: "list key sets" })).toMatch(/^trustframework-list-keysets \| /);
    const list = (await json({ id: "trustframework-list-keysets", query: { $select: "id" } })) as { value: object[] };
    expect(list.value).toEqual([{ id: "B2C_1A_TokenSigningKeyContainer" }, { id: keySet }]);
    const page = (await json({ id: "trustframework-list-keysets", query: { $top: 1 } })) as Record<string, string>;
    const next = new URL(page["@odata.nextLink"] ?? "").searchParams;
    const second = await json({ id: "trustframework-list-keysets", query: Object.fromEntries(next) });
    expect(second).toMatchObject({ value: [{ id: keySet }] });

    expect(await json({ id: "trustframeworkkeyset-get", parameters: { id: keySet } })).toMatchObject({ id: keySet });
    expect(await use("describe_operation", { id: "trustframework-post-keysets" })).toContain(
      "POST /trustFramework/keySets",
    );
    expect(await use("describe_operation", { id: "trustFrameworkKey" })).toContain("- use (String");
    expect(await json({ id: "trustframework-post-keysets", body: { id: "a/b", keys: [] } })).toMatchObject({
      id: "a/b",
    });
    expect(await json({ id: "trustframeworkkeyset-get", parameters: { id: "a/b" } })).toMatchObject({ id: "a/b" });
    const secret = { use: "sig", k: "a".repeat(40) };
    const uploaded = await json({ id: "trustframeworkkeyset-uploadsecret", parameters: { id: keySet }, body: secret });
    expect(uploaded).toMatchObject({ use: "sig" });
    expect(await use("call_operation", { id: "trustframeworkkeyset-delete", parameters: { id: "a/b" } })).toBe(
      "HTTP 204, no content",
    );
    await expect(json({ id: "trustframeworkkeyset-get", parameters: { id: "a/b" } })).rejects.toThrow("HTTP 404");

    expect([...credentials]).toEqual([`Bearer ${token}`]);
    expect(stderr()).toMatch(/^The MCP server sends requests to http:.*\/beta with the token in DOCWRIGHT_TOKEN\.\n$/);
    expect(JSON.stringify(calls)).not.toContain(token);
  });

  it("refuses writes without --allow-writes, and the service does not get them", async () => {
    const { use, credentials } = await agentOfInputDocs();
    await expect(
      use("call_operation", { id: "trustframeworkkeyset-delete", parameters: { id: keySet } }),
    ).rejects.toThrow(
      "trustframeworkkeyset-delete sends DELETE, and this server allows only GET. Ask the user to start it with --allow-writes.",
    );
    expect([...credentials]).toEqual([]);
  });

  it("survives messages that are not MCP, and ends with exit code 0 when standard input ends", async () => {
    const child = startDocwright(lampProject(), "serve", "--mcp", "--no-cache");
    onTestFinished(() => void child.kill("SIGKILL"));
    let stdout = "";
    child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    for (const line of [
      "{ not JSON",
      "[]",
      "null",
      '{"jsonrpc":"2.0"}',
      '{"jsonrpc":"2.0","id":1,"method":"no/such"}',
    ]) {
      child.stdin?.write(`${line}\n`);
    }
    const initialize = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "a", version: "1" } };
    child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", id: 2, method: "initialize", params: initialize })}\n`);
    await expect.poll(() => stdout, { timeout: 60_000 }).toContain('"id":2');
    for (const line of stdout.trim().split("\n")) expect(JSON.parse(line)).toMatchObject({ jsonrpc: "2.0" });
    child.stdin?.end();
    expect(await ended).toBe(0);
  });

  it("names the package to install if it is missing", async () => {
    const hook = `export async function resolve(name, context, next) {
      if (!name.startsWith("@modelcontextprotocol/")) return next(name, context);
      throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    }`;
    const register = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(register)}` };
    expect(await spawnDocwright({ cwd: lampProject(), env }, "serve", "--mcp")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "docwright: The package @modelcontextprotocol/server is not installed. Install it: npm install --save-dev @modelcontextprotocol/server@2\n",
    });
  });

  it("does not send a token to a service that only the docs name", async () => {
    const page = `---\ntitle: "Get lamp"\ndoc_type: apiPageType\n---\n\n# Get lamp\n\n## HTTP request\n\n\`\`\`http\nGET https://evil.example/v1.0/lamps/{id}\n\`\`\`\n`;
    const cwd = lampProject({ "docs/api/lamp-get.md": page });
    const { code, stderr } = await spawnDocwright(
      { cwd, env: { DOCWRIGHT_TOKEN: token } },
      "serve",
      "--mcp",
      "--no-cache",
    );
    expect(code).toBe(2);
    expect(stderr).toBe(
      "docwright: The service root https://evil.example/v1.0 comes from the docs, and the token in DOCWRIGHT_TOKEN would be sent there. Confirm it with --base-url https://evil.example/v1.0, or with baseUrl in the config.\n",
    );
  });

  it.each([
    [["--mcp", "--base-url", "http://graph.example"], 'The service root "http://graph.example" is not an https URL.'],
    [["--mcp", "--port", "4000"], "Option '--mcp' cannot be used with option '--port <number>'"],
    [["--allow-writes"], "--allow-writes needs --mcp. Add --mcp, or remove --allow-writes."],
    [["--mcp", "--docs", "missing"], "missing"],
  ])("ends with one line and exit code 2 for %j", async (words, message) => {
    const { code, stdout, stderr } = await spawnDocwright(lampProject(), "serve", "--no-cache", ...words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
  });
});
