import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { startAgent, type Agent, type ToolCall } from "./mcp-client.js";

const folder = corpus("graph-2021-07");

/**
 * A task of an agent: it searches, describes the operation that it finds, and calls it. `expected` has values of the
 * documented example.
 */
interface Task {
  readonly words: string;
  readonly id: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}

const item = (value: object): object => ({
  value: expect.arrayContaining([expect.objectContaining(value)]) as unknown,
});

const tasks: readonly Task[] = [
  {
    words: "get my profile",
    id: "user-get",
    args: { query: { $select: "displayName,mail" } },
    expected: { displayName: "Adele Vance", mail: "AdeleV@contoso.onmicrosoft.com" },
  },
  {
    words: "list my messages",
    id: "user-list-messages",
    args: { query: { $select: "subject", $top: 5 } },
    expected: item({ subject: "You have late tasks!" }),
  },
  {
    words: "send an email",
    id: "user-sendmail",
    args: {
      route: "POST /me/sendMail",
      body: {
        message: {
          subject: "Lunch?",
          body: { contentType: "Text", content: "At noon" },
          toRecipients: [{ emailAddress: { address: "ada@contoso.com" } }],
        },
      },
    },
    expected: "HTTP 202, no content",
  },
  {
    words: "create a meeting in my calendar",
    id: "user-post-events",
    args: {
      route: "POST /me/events",
      body: {
        subject: "Planning",
        start: { dateTime: "2030-01-01T10:00:00", timeZone: "UTC" },
        end: { dateTime: "2030-01-01T11:00:00", timeZone: "UTC" },
      },
    },
    expected: { subject: "Planning", id: expect.any(String) as string },
  },
  {
    words: "events in my calendar",
    id: "user-list-events",
    args: { route: "GET /me/events", query: { $select: "subject" } },
    expected: item({ subject: "Planning" }),
  },
  {
    words: "who is the manager of a user",
    id: "user-list-manager",
    args: { route: "GET /users/{id}/manager", parameters: { id: "ada@contoso.com" } },
    expected: { displayName: "Sara Davis" },
  },
  {
    words: "list the members of a group",
    id: "group-list-members",
    args: { parameters: { id: "1" } },
    expected: item({ displayName: "Joseph Price" }),
  },
  {
    words: "create a group",
    id: "group-post-groups",
    args: {
      body: { displayName: "Library", mailEnabled: false, mailNickname: "library", securityEnabled: true },
    },
    expected: { displayName: "Library", id: expect.any(String) as string },
  },
  {
    words: "upload a file to OneDrive",
    id: "driveitem-put-content",
    args: {
      route: "PUT /me/drive/items/{item-id}/content",
      parameters: { "item-id": "01NOTES" },
      body: "warm light",
    },
    expected: { id: expect.any(String) as string },
  },
  {
    words: "download a file",
    id: "driveitem-get-content",
    args: { route: "GET /me/drive/items/{item-id}/content", parameters: { "item-id": "01NOTES" } },
    expected: "HTTP 200\nwarm light",
  },
];

/** Tokens of a tool for each of 183 operations, before the first request. Source: Softeria/ms-365-mcp-server, issue 579. */
const TOOL_PER_OPERATION = 199_458;

/** What an agent reads and writes for a call of a tool. */
function tokensOf({ name, args, text }: ToolCall): number {
  return countTokens(JSON.stringify({ name, arguments: args })) + countTokens(text);
}

describe.skipIf(folder === null)("an agent with the docs of Microsoft Graph", () => {
  let agent: Agent;
  const costs = new Map<string, number>();

  beforeAll(async () => {
    const { model } = await readDocsSet(folder ?? "", { cache: true });
    agent = await startAgent(model, folder ?? "", "--allow-writes");
  });
  afterAll(async () => {
    await agent.close();
  });

  test.each(tasks)("does the task: $words", async ({ words, id, args, expected }) => {
    const before = agent.calls.length;
    const found = await agent.use("search_operations", { query: words });
    expect(found.split("\n").map((line) => line.split(" | ")[0])).toContain(id);
    expect(await agent.use("describe_operation", { id })).toContain(`${id}: `);
    if (typeof expected === "string") expect(await agent.use("call_operation", { id, ...args })).toBe(expected);
    else expect(await agent.json({ id, ...args })).toMatchObject(expected as object);
    costs.set(
      words,
      agent.calls.slice(before).reduce((sum, call) => sum + tokensOf(call), 0),
    );
  });

  test("needs fewer tokens for ten tasks than the descriptions of one tool per operation", async () => {
    const { tools } = await agent.client.listTools();
    const setup = countTokens(JSON.stringify(tools)) + countTokens(agent.client.getInstructions() ?? "");
    const total = [...costs.values()].reduce((sum, cost) => sum + cost, setup);
    console.info(
      `Tokens (o200k_base): ${String(setup)} for the tools, ${String(total)} in all.`,
      Object.fromEntries(costs),
    );
    expect(costs.size).toBe(tasks.length);
    expect(setup).toBeLessThan(1000);
    expect(Math.max(...costs.values())).toBeLessThan(2500);
    expect(total).toBeLessThan(TOOL_PER_OPERATION / 15);
  });
});
