import fc from "fast-check";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { name, prose } from "./hostile-text.js";

/**
 * JSON as text. Unlike a JavaScript value, text can contain the key `__proto__`, or the same key twice.
 *
 * @param string the content of strings: prose in an example, type names in a JSON representation
 */
const json = (string: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("null", "true", "1", "-1.5e300", "12345678901234567890", '"2026-03-02T09:14:31Z"'),
      string.map((text) => JSON.stringify(text)),
      fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      object(tie("value")),
    ),
  })).value;

function object(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const property = fc.tuple(name, value).map(([key, text]) => `${JSON.stringify(key)}: ${text}`);
  const typeName = name.map((text) => `"@odata.type": ${JSON.stringify(text)}`);
  const member = fc.oneof({ weight: 5, arbitrary: property }, { weight: 1, arbitrary: typeName });
  return fc.array(member, { maxLength: 4 }).map((members) => `{ ${members.join(",\n  ")} }`);
}

const value = json(prose);
const body = object(value);
const representation = object(json(name));

/** The content of a type cell. */
const type: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("String", "Int64", "Boolean", "String collection", "DateTimeOffset", "Edm.Stream"),
  name,
  name.map((text) => `Collection(${text})`),
  fc.tuple(name, name).map(([text, file]) => `[${text}](../resources/${file}.md) collection`),
);

const cell = (text: string): string => text.replace(/[\\|]/g, "\\$&");

function table(header: string, ...columns: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const rule = `|${":---|".repeat(columns.length)}`;
  const row = fc.tuple(...columns).map((cells) => `|${cells.map(cell).join("|")}|`);
  return fc.array(row, { maxLength: 4 }).map((rows) => [header, rule, ...rows].join("\n"));
}

const described = fc.oneof(
  prose,
  fc.tuple(prose, name, name).map(([text, a, b]) => `${text}. Possible values are: \`${a}\`, \`${b}\`. Required.`),
  name.map((base) => `Read-only. Inherited from [${base}](../resources/${base}.md). The default value is \`${base}\`.`),
);

const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE");

const path = fc
  .array(
    fc.oneof(
      name.map((text) => text),
      name.map((text) => `{${text}}`),
      fc.tuple(name, name).map(([call, parameter]) => `${call}(${parameter}='{${parameter}}')`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((segments) => `/${segments.join("/")}`);

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;

const annotated = (annotation: object, language: string, text: string): string =>
  `<!-- ${JSON.stringify(annotation)} -->\n${fenced(language, text)}`;

function section(heading: string, content: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .option(content, { nil: null, freq: 6 })
    .map((text) => (text === null ? "" : `## ${heading}\n\n${text}\n\n`));
}

interface Route {
  readonly verb: string;
  readonly path: string;
}

const route: fc.Arbitrary<Route> = fc.record({ verb: method, path });

/** An example of the documented request, or of any other request. */
const exampleRequest = fc
  .tuple(
    name,
    fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: route }),
    fc.option(prose, { nil: null }),
    prose,
    fc.option(body, { nil: null, freq: 2 }),
  )
  .map(([id, other, query, header, json]) => (own: Route): string => {
    const { verb, path: target } = other ?? own;
    const line = `${verb} https://graph.microsoft.com/beta${target}${query === null ? "" : `?$filter=${query}`}`;
    const headers = `Content-Type: application/json\nPrefer: ${header}`;
    return annotated({ blockType: "request", name: id }, "http", [line, `${headers}\n`, json ?? ""].join("\n"));
  });

const exampleResponse = fc
  .tuple(type, fc.boolean(), fc.constantFrom(200, 201, 204, 400), prose, fc.option(value, { nil: null }))
  .map(([odataType, isCollection, status, header, json]) =>
    annotated(
      { blockType: "response", "@odata.type": odataType, isCollection },
      "http",
      `HTTP/1.1 ${String(status)} OK\nContent-Type: application/json\nLocation: ${header}` +
        (json === null ? "" : `\n\n${json}`),
    ),
  );

const frontMatter = (fields: readonly (readonly [string, string])[]): string =>
  `---\n${fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join("\n")}\n---\n\n`;

const permission = fc.oneof(
  prose,
  fc.constantFrom("Lamp.Read.All", "Lamp.ReadWrite.All, Lamp.Read.All", "Not supported."),
);

const apiText = fc
  .tuple(
    fc.record({
      title: name,
      description: prose,
      namespace: name,
      intro: prose,
      route,
      others: fc.array(route, { maxLength: 2 }),
    }),
    section(
      "Permissions",
      table(
        "|Permission type|Least privileged permissions|Higher privileged permissions|",
        fc.constantFrom("Delegated (work or school account)", "Application"),
        permission,
        permission,
      ),
    ),
    section("Optional query parameters", table("|Name|Type|Description|", name, type, described)),
    section("Request headers", table("|Name|Description|", name, described)),
    section(
      "Request body",
      fc
        .tuple(name, table("|Property|Type|Description|", name, type, described))
        .map(
          ([text, rows]) =>
            `In the request body, supply a JSON representation of the [${text}](../resources/${text}.md) object.\n\n${rows}`,
        ),
    ),
    section(
      "Response",
      fc
        .tuple(name, prose)
        .map(
          ([text, more]) =>
            `If successful, this method returns a \`200 OK\` response code and a [${text}](../resources/${text}.md) object in the response body. ${more}`,
        ),
    ),
    fc.array(fc.tuple(prose, exampleRequest, exampleResponse), { maxLength: 2 }),
  )
  .map(([page, permissions, query, headers, requestBody, response, examples]) =>
    [
      frontMatter([
        ["title", page.title],
        ["description", page.description],
        ["doc_type", "apiPageType"],
      ]),
      `# ${page.title}\n\nNamespace: ${page.namespace}\n\n${page.intro}\n\n`,
      permissions,
      `## HTTP request\n\n${fenced("http", [page.route, ...page.others].map(({ verb, path: to }) => `${verb} ${to}`).join("\n"))}\n`,
      query,
      headers,
      requestBody,
      response,
      "## Examples\n\n",
      ...examples.map(([title, request, answer]) => `### ${title}\n\n${request(page.route)}\n\n${answer}\n`),
    ].join(""),
  );

const resourceText = fc
  .tuple(
    fc.tuple(name, prose, name, name, fc.boolean()),
    section("Properties", table("|Property|Type|Description|", name, type, described)),
    section("Relationships", table("|Relationship|Type|Description|", name, type, described)),
    section("Members", table("|Member|Value|Description|", name, fc.constantFrom("0", "1", "x"), described)),
    representation,
  )
  .map(([[title, description, base, key, openType], properties, relationships, members, shape]) =>
    [
      frontMatter([
        ["title", `${title} resource type`],
        ["description", description],
        ["doc_type", "resourcePageType"],
      ]),
      `# ${title} resource type\n\nNamespace: microsoft.graph\n\n${description}\n\nInherits from [${base}](${base}.md).\n\n`,
      properties,
      relationships,
      members,
      "## JSON representation\n\n",
      annotated(
        {
          blockType: "resource",
          "@odata.type": `microsoft.graph.${title}`,
          baseType: base,
          keyProperty: key,
          openType,
        },
        "json",
        shape,
      ),
    ].join(""),
  );

/** A file name with any characters except slashes and zero bytes. Some file systems allow all of these characters. */
const fileName = name
  .map((text) => text.replace(/[/\0]/g, "-").slice(0, 200))
  .filter((text) => text !== "" && text !== "." && text !== "..");

const apiPage = fc.tuple(fileName, apiText).map(([file, text]) => page(`api-reference/beta/api/${file}.md`, text));
const resourcePage = fc
  .tuple(fileName, resourceText)
  .map(([file, text]) => page(`api-reference/beta/resources/${file}.md`, text));

/**
 * A page without lone surrogates, because text that was decoded from a file never has lone surrogates. Escapes in JSON
 * and YAML can still produce them.
 */
function page(path: string, text: string): DocFile {
  return { path: wellFormed(path), text: wellFormed(text), version: "beta", includes: {}, diagnostics: [] };
}

function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** A docs folder of pages with the structure of real pages and hostile text in every place. */
export const hostileDocs: fc.Arbitrary<DocFile[]> = fc
  .tuple(fc.array(apiPage, { minLength: 1, maxLength: 3 }), fc.array(resourcePage, { maxLength: 3 }))
  .map(([apis, resources]) => [...new Map([...apis, ...resources].map((file) => [file.path, file])).values()]);

/** A page of Markdown syntax in any order, with hostile text in between. */
export const markdownSoup: fc.Arbitrary<DocFile[]> = fc
  .array(
    fc.oneof(
      prose,
      name,
      fc.constantFrom(
        "\n",
        "\n\n",
        "---\n",
        "# ",
        "## Request body\n",
        "## HTTP request\n",
        "```http\n",
        "```\n",
        "~~~\n",
        "|",
        "|a|b|\n|---|---|\n",
        "<!--",
        "-->",
        "{",
        "}",
        "[",
        "](",
        "> ",
        "- ",
        "    ",
        "\t",
        "\r",
        "GET /",
        "<table><tr><td>",
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => [page("api-reference/beta/api/soup.md", parts.join(""))]);
