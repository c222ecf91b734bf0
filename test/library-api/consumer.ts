/** The text of a test file that uses the SDK of the library. Tests add this file to the tests of the SDK. */
export const consumerTest = `import { expect, test } from "vitest";
import { LibraryClient, LibraryError, withResponse } from "../src/index.js";
import type { Book, BookCreate } from "../src/models.js";

const reply = (body: unknown, status = 200): Response => Response.json(body, { status });

test("an SDK sends the API key in the header of the config, also to the next link", async () => {
  const seen: (string | null)[][] = [];
  const pages = [
    { items: [{ id: "b-1" }], next: "https://api.contoso.com/v2/books?after=b-1" },
    { items: [{ id: "b-2" }], next: null },
  ];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const { method, url, headers } = new Request(input);
    seen.push([method, url, headers.get("x-api-key"), headers.get("authorization")]);
    return reply(pages[seen.length - 1]);
  };
  const library = new LibraryClient({ credential: "6f2c1a", fetch });
  const ids: string[] = [];
  for await (const book of library.books.list({ genre: "novel" })) ids.push(book.id);
  expect(ids).toEqual(["b-1", "b-2"]);
  expect(seen).toEqual([
    ["GET", "https://api.contoso.com/v2/books?genre=novel", "6f2c1a", null],
    ["GET", "https://api.contoso.com/v2/books?after=b-1", "6f2c1a", null],
  ]);
});

test("an SDK throws an error with the code and message of the service, but without the API key", async () => {
  const fetch = async (): Promise<Response> => reply({ code: "not_found", message: "No book has this id." }, 404);
  const library = new LibraryClient({ credential: () => "secret-key-1", fetch });
  const error = await library.books.byId("b-9").get().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LibraryError);
  expect(error).toMatchObject({ name: "LibraryError", status: 404, code: "not_found", message: "No book has this id." });
  expect(JSON.stringify(error)).not.toContain("secret-key-1");
});

test("an SDK has the documented types", async () => {
  const library = new LibraryClient({ credential: "6f2c1a", fetch: async () => reply({ id: "b-3" }, 201) });
  const book: BookCreate = { title: "Stechlin", author: "Theodor Fontane", genre: "novel" };
  const { value, response } = await withResponse((options) => library.books.create(book, options));
  const created: Book = value;
  expect([created.id, response.status]).toEqual(["b-3", 201]);
  // @ts-expect-error -- the title is required
  const incomplete: BookCreate = { author: "Theodor Fontane", genre: "novel" };
  expect(incomplete).toBeDefined();
});
`;

/** The text of a test file for an SDK whose lists return a token of the next page instead of a URL. */
export const tokenConsumerTest = `import { expect, test } from "vitest";
import { LibraryClient, LibraryError } from "../src/index.js";

function libraryWith(tokens: readonly unknown[]) {
  const seen: string[] = [];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    seen.push(new Request(input).url);
    return Response.json({ items: [{ id: String(seen.length) }], next: tokens[seen.length - 1] });
  };
  return { seen, library: new LibraryClient({ credential: "6f2c1a", fetch }) };
}

test("an SDK sends the token of the next page in the query of a list", async () => {
  const { seen, library } = libraryWith(["b 1&x", 2, null]);
  const ids: string[] = [];
  for await (const book of library.books.list({ genre: "novel" })) ids.push(book.id);
  expect(ids).toEqual(["1", "2", "3"]);
  expect(seen).toEqual([
    "https://api.contoso.com/v2/books?genre=novel",
    "https://api.contoso.com/v2/books?genre=novel&after=b+1%26x",
    "https://api.contoso.com/v2/books?genre=novel&after=2",
  ]);
});

test("an SDK fails if the token of the next page repeats or is not a string", async () => {
  const read = async (tokens: unknown[]): Promise<unknown> => {
    for await (const _ of libraryWith(tokens).library.books.list()) continue;
    return "done";
  };
  await expect(read(["a", "a"])).rejects.toMatchObject({ code: "repeatedPage" });
  await expect(read([{ a: 1 }])).rejects.toBeInstanceOf(LibraryError);
});
`;
