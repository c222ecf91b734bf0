import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type Loopback } from "../templates/loopback.js";
import { complex, example, model, operation, parameter, property, responds, route, takes, type } from "./hand-made.js";
import { compileAll, emit, textOf, type EmittedSdk } from "./sdk.js";

const big = "9007199254740993";
const small = "-9223372036854775808";
const price = "12345678901234567.89";
const meterText = `{"id":"7","total":${big},"sums":[${small},1],"price":${price},"part":{"size":${big}},"share":0.1,"at":"2026-01-31T10:00:00Z"}`;

const meter = type(
  "meter",
  [
    property("id", "Edm.String", { required: true }),
    property("total", "Edm.Int64"),
    property("sums", "Collection(Edm.Int64)"),
    property("price", "Edm.Decimal"),
    property("part", "microsoft.graph.part"),
    property("share", "Edm.Double"),
    property("at", "Edm.DateTimeOffset"),
  ],
  { key: ["id"] },
);
const part = complex("part", [property("size", "Edm.Int64")]);

/** Creates an example with numbers in its bodies that JSON.parse would round. */
function exactExample(line: string, requestText: string | null, status: number, responseText: string) {
  const read = (text: string) => JSON.parse(text) as null;
  const made = example(line, requestText === null ? null : read(requestText), { status, body: read(responseText) });
  return {
    ...made,
    request: { ...made.request, ...(requestText !== null && { bodyText: requestText }) },
    response: made.response && { ...made.response, bodyText: responseText },
  };
}

const one = [responds(200, "microsoft.graph.meter")];
const many = [responds(200, "Collection(microsoft.graph.meter)")];
const api = model(
  [meter, part],
  [
    operation("meter-get", "Get meter", "get", ["GET /meters/{id}"], {
      responses: one,
      examples: [exactExample("GET /meters/7", null, 200, meterText)],
    }),
    operation("meter-list", "List meters", "list", ["GET /meters"], {
      responses: many,
      examples: [exactExample("GET /meters", null, 200, `{"@odata.count":1,"value":[${meterText}]}`)],
    }),
    operation("meter-create", "Create meter", "create", ["POST /meters"], {
      requestBody: takes("microsoft.graph.meter"),
      responses: [responds(201, "microsoft.graph.meter")],
      examples: [exactExample("POST /meters", meterText, 201, meterText)],
    }),
    operation("meter-delta", "delta", "delta", ["GET /meters/delta"], { responses: many }),
    operation("meter-copy", "copy", "action", ["POST /meters/{id}/copy"], {
      responses: [{ ...responds(202, "microsoft.graph.meter"), headers: ["Location"] }],
    }),
    operation("meter-add", "add", "action", ["POST /meters/{id}/add"], {
      requestBody: takes(null, [
        property("amount", "Edm.Int64"),
        property("parts", "Collection(microsoft.graph.part)"),
      ]),
      responses: [responds(200, "Edm.Int64")],
      examples: [
        exactExample("POST /meters/7/add", `{"amount":${small},"parts":[{"size":${big}}]}`, 200, `{"value":${big}}`),
      ],
    }),
    operation(
      "meter-since",
      "since",
      "function",
      [
        route("GET /meters/since(from={from},ids=@ids)?@ids={ids}", [
          parameter("from", "Edm.Int64"),
          { ...parameter("ids", "Collection(Edm.Int64)"), source: { file: "page.md", line: 9, column: 1 } },
        ]),
      ],
      { responses: [responds(200, "Collection(Edm.Int64)")] },
    ),
  ],
);

const forms = {
  number: { big: "9007199254740992", type: "number", value: (text: string) => Number(text) },
  string: { big: `"${big}"`, type: "string", value: (text: string) => text },
  bigint: { big: `${big}n`, type: "bigint", value: (text: string) => BigInt(text) },
} as const;
const options = ["number", "string", "bigint"] as const;

/** A program that uses the types of an SDK. */
function usage(int64: keyof typeof forms): string {
  const { big: value, type: name } = forms[int64];
  const decimal = int64 === "number" ? "number" : "string";
  const filtered = { number: "1", string: `int64("${big}")`, bigint: value }[int64];
  return `
import { GraphClient, where${{ number: "", string: ", decimal, int64, request, revive", bigint: ", decimal, request, revive" }[int64]} } from "./src/index.js";
${int64 === "number" ? "" : 'import { meterConversions } from "./src/conversions.js";'}
export async function use(graph: GraphClient): Promise<void> {
  const meter = await graph.meters.byId("7").get();
  const total: ${name} | null | undefined = meter.total;
  const price: ${decimal} | null | undefined = meter.price;
  const size: ${name} | null | undefined = meter.part?.size;
  await graph.meters.create({ id: "7", total: ${value}, sums: [${value}], part: { size: ${value} } });
  graph.meters.list({ filter: where((one) => one.total.gt(${filtered}).and(one.part.size.in([${filtered}]))), orderby: ["total"] });
  ${int64 === "number" ? "" : 'graph.meters.list({ filter: where((one) => one.price.le(decimal("1.50")).or(one.sums.any((sum) => sum.eq(1n)))) });'}
  const sum: { value: ${name} } = await graph.meters.byId("7").add({ amount: ${value} });
  for await (const item of graph.meters.since(${value}, [${value}])) console.log(item satisfies ${name});
  console.log(total, price, size, sum);
  ${int64 === "number" ? "" : 'console.log(revive(await request<{ readonly total: unknown }>(graph.context, { path: "/meters/7" }), meterConversions).total);'}
  // @ts-expect-error -- total must be a number
  await graph.meters.create({ id: "7", total: true });
}
`;
}

const project = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "docwright-int64-"));
const sdks = new Map<string, EmittedSdk>();

beforeAll(async () => {
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [name, settings] of [
    ...options.map((int64) => [int64, { int64 }] as const),
    ["dates", { int64: "bigint", dates: "Date" }] as const,
  ]) {
    const sdk = await emit(api, settings);
    sdks.set(name, sdk);
    for (const { path, text } of sdk.files) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), text);
    }
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(options)("an SDK with Int64 as %s compiles", (int64) => {
  const sdk = sdks.get(int64);
  if (sdk === undefined) throw new Error("There is no SDK");
  expect(compileAll([{ ...sdk, files: [...sdk.files, { path: "usage.ts", text: usage(int64) }] }])).toEqual([]);
});

test("the tests of an SDK that converts Int64 values and dates compile", () => {
  const sdk = sdks.get("dates");
  expect(sdk && compileAll([sdk])).toEqual([]);
});

test("only an SDK with Int64 as string or bigint depends on lossless-json", async () => {
  for (const int64 of options) {
    const sdk = await emit(api, { int64 });
    const keeps = int64 !== "number";
    expect(textOf(sdk, "package.json").includes('"lossless-json"')).toBe(keeps);
    expect(sdk.files.some(({ path }) => path === "src/runtime/int64.ts")).toBe(keeps);
    expect(textOf(sdk, "src/models/meter.ts")).toContain("A 64-bit integer");
  }
});

test("an example with more digits than a JavaScript number becomes a test only with Int64 as string or bigint", () => {
  const tests = (int64: string) => sdks.get(int64)?.files.find(({ path }) => path === "test/operations/meters.test.ts");
  expect(tests("number")).toBeUndefined();
  expect(sdks.get("number")?.diagnostics.map(({ rule }) => rule)).toContain("example-not-replayable");
  for (const int64 of ["string", "bigint"]) {
    const text = tests(int64)?.text ?? "";
    expect(text.match(/^test\(/gm)).toHaveLength(4);
    expect(text).toContain(big);
    expect(text).toContain(small);
    expect(text).toContain(price);
    expect(text).not.toMatch(/9007199254740992|9223372036854776000|12345678901234568/);
  }
});

test("the example tests of SDKs with Int64 as string or bigint pass", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, "node_modules/vitest/vitest.mjs"), "run", "--root", folder, "--no-isolate"],
    { cwd: folder, encoding: "utf8", env: { ...process.env, VITEST: undefined } },
  );
  expect(stdout).toContain("12 passed");
  expect(status, stderr).toBe(0);
});

interface Meter {
  readonly total: unknown;
  readonly sums: unknown;
  readonly price: unknown;
  readonly part: { readonly size: unknown };
}

/** The members of an SDK that the tests use. */
interface Sdk {
  readonly GraphClient: new (options: object) => {
    readonly meters: {
      byId(id: string): {
        get(): Promise<Meter>;
        add(body: object): Promise<{ readonly value: unknown }>;
        copy(): Promise<{ result(options: object): Promise<Meter> }>;
      };
      list(options?: object): AsyncIterable<Meter>;
      create(meter: object): Promise<Meter>;
      delta(): AsyncIterable<Meter>;
      since(from: unknown, ids: unknown): AsyncIterable<unknown>;
    };
  };
  readonly createGraphContext: (options: object) => object;
  readonly getMeter: (context: object, id: string) => Promise<Meter>;
  readonly createMeter: (context: object, meter: object) => Promise<Meter>;
  readonly batch: (context: object, parts: object) => Promise<Record<string, Meter>>;
  readonly delta: (source: AsyncIterable<Meter>) => AsyncIterable<Meter>;
  readonly where: (build: (item: never) => unknown) => object;
  readonly int64: (text: string) => unknown;
  readonly request: (context: object, request: object) => Promise<unknown>;
  readonly resumeOperation: (context: object, monitor: string) => { result(options: object): Promise<unknown> };
  readonly uploadLarge: (context: object, session: object, content: Uint8Array) => Promise<{ readonly item: unknown }>;
  readonly revive: (value: unknown, conversions: unknown) => unknown;
  readonly meterConversions: unknown;
}

async function load(int64: string): Promise<Sdk> {
  const root = join(folder, int64);
  const modules = ["index", "operations/meters", "conversions"];
  const contents = modules.map((module) => `export * from "./src/${module}.js";`).join("\n");
  const outfile = join(root, "bundle.mjs");
  await build({ stdin: { contents, resolveDir: root }, bundle: true, format: "esm", platform: "node", outfile });
  return (await import(pathToFileURL(outfile).href)) as Sdk;
}

async function itemsOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe.each(["string", "bigint"] as const)("an SDK with Int64 as %s", (int64) => {
  const { value } = forms[int64];
  const expected = {
    id: "7",
    total: value(big),
    sums: [value(small), value("1")],
    price,
    part: { size: value(big) },
    share: 0.1,
    at: "2026-01-31T10:00:00Z",
  };
  let sdk: Sdk;

  beforeAll(async () => {
    sdk = await load(int64);
  });

  const settings = ({ url }: Loopback) => ({ credential: () => "token", baseUrl: url, retry: false });
  const client = (server: Loopback) => new sdk.GraphClient(settings(server)).meters;
  const json = (body: string) => ({ body, headers: { "content-type": "application/json" } });

  test("keeps all digits of an item", async () => {
    expect(
      await client(await serve(json(meterText)))
        .byId("7")
        .get(),
    ).toEqual(expected);
  });

  test("keeps all digits of the second page of a list", async () => {
    const server = await serve(
      (answer, { headers }) =>
        answer.end(`{"value":[],"@odata.nextLink":"http://${headers.host ?? ""}/meters?page=2"}`),
      json(`{"value":[${meterText}]}`),
    );
    expect(await itemsOf(client(server).list())).toEqual([expected]);
  });

  test("keeps all digits of the items of a delta query", async () => {
    const server = await serve(json(`{"value":[${meterText}],"@odata.deltaLink":"http://localhost/d"}`));
    expect(await itemsOf(sdk.delta(client(server).delta()))).toEqual([expected]);
  });

  test("keeps all digits of a sent body and its response", async () => {
    const server = await serve(json(meterText));
    expect(await client(server).create(expected)).toEqual(expected);
    expect(server.requests[0]?.body).toBe(meterText);
  });

  test("keeps all digits of the parameters and the result of an action", async () => {
    const server = await serve(json(`{"value":${small}}`));
    const sent = { amount: value(small), parts: [{ size: value(big) }] };
    expect(await client(server).byId("7").add(sent)).toEqual({ value: value(small) });
    expect(server.requests[0]?.body).toBe(`{"amount":${small},"parts":[{"size":${big}}]}`);
  });

  test("keeps all digits of the arguments and the items of a function", async () => {
    const server = await serve(json(`{"value":[${big},${small}]}`));
    expect(await itemsOf(client(server).since(value(small), [value(big)]))).toEqual([value(big), value(small)]);
    expect(server.requests[0]?.url).toBe(`/meters/since(from=${small},ids=@ids)?@ids=%5B${big}%5D`);
  });

  test.each([202, 200])(
    "keeps all digits of the result of a long-running operation that starts with status %d",
    async (status) => {
      const location = (host = "") => ({ location: `http://${host}/operations/1` });
      const server = await serve(
        (answer, { headers }) =>
          status === 202 ? answer.writeHead(202, location(headers.host)).end() : answer.end(meterText),
        (answer, { headers }) =>
          answer.end(
            `{"status":"succeeded","percentageComplete":100.0,"resourceLocation":"http://${headers.host ?? ""}/meters/7"}`,
          ),
        json(meterText),
      );
      const handle = await client(server).byId("7").copy();
      expect(await handle.result({ delay: () => 0 })).toEqual(expected);
    },
  );

  test("keeps all digits of requests and responses in a batch", async () => {
    const server = await serve(
      json(`{"responses":[{"id":"0","status":200,"body":${meterText}},{"id":"1","status":201,"body":${meterText}}]}`),
    );
    const context = sdk.createGraphContext(settings(server));
    const results = await sdk.batch(context, {
      get: (part: object) => sdk.getMeter(part, "7"),
      create: (part: object) => sdk.createMeter(part, expected),
    });
    expect(results).toEqual({ get: expected, create: expected });
    expect(server.requests[0]?.body).toContain(`"body":${meterText}`);
  });

  test("keeps all digits of values in a filter", async () => {
    const server = await serve(json('{"value":[]}'));
    const filtered = int64 === "string" ? sdk.int64(small) : value(small);
    interface Field {
      readonly total: { readonly lt: (value: unknown) => unknown };
    }
    const filter = sdk.where((item: Field) => item.total.lt(filtered));
    await itemsOf(client(server).list({ filter }));
    expect(server.requests[0]?.url).toBe(`/meters?$filter=total%20lt%20${small}`);
  });

  test("returns large numbers of unknown types as strings that `revive` converts", async () => {
    const raw = { ...expected, total: big, sums: [small, 1], part: { size: big } };
    const server = await serve(
      json(meterText),
      (answer, { headers }) =>
        answer.end(`{"status":"succeeded","resourceLocation":"http://${headers.host ?? ""}/meters/7"}`),
      json(meterText),
      json(meterText),
    );
    const context = sdk.createGraphContext(settings(server));
    const results = [
      await sdk.request(context, { path: "/meters/7" }),
      await sdk.resumeOperation(context, `${server.url}/operations/1`).result({ delay: () => 0, minDelay: 0 }),
      (await sdk.uploadLarge(context, { uploadUrl: `${server.url}/upload` }, new Uint8Array(5))).item,
    ];
    expect(results).toEqual([raw, raw, raw]);
    expect(results.map((result) => sdk.revive(result, sdk.meterConversions))).toEqual([expected, expected, expected]);
  });
});
