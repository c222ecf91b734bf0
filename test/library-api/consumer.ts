/** A test of a program that uses the SDK of the library. It is added to the tests of the SDK. */
export const consumerTest = `import { expect, test } from "vitest";
import { LibraryClient, LibraryError, withResponse } from "../src/index.js";
import type { Book, BookCreate } from "../src/models.js";

const reply = (body: unknown, status = 200): Response => Response.json(body, { status });

test("sends the key in its header and follows the next link", async () => {
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

test("throws the code and the message of the service, without the key", async () => {
  const fetch = async (): Promise<Response> => reply({ code: "not_found", message: "No book has this id." }, 404);
  const library = new LibraryClient({ credential: () => "secret-key-1", fetch });
  const error = await library.books.byId("b-9").get().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LibraryError);
  expect(error).toMatchObject({ name: "LibraryError", status: 404, code: "not_found", message: "No book has this id." });
  expect(JSON.stringify(error)).not.toContain("secret-key-1");
});

test("has the documented types", async () => {
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
