import { describe, expect, it } from "vitest";
import { readCurl } from "../../../generator/page/grammar/curl.js";

const sourceAt = (line: number) => ({ file: "a.md", line, column: 1 });

function requestOf(text: string) {
  return readCurl({ text, textSource: sourceAt(10) });
}

describe("a curl command", () => {
  it.each([
    ["curl https://api.contoso.com/books", "GET", "https://api.contoso.com/books", null],
    ["$ curl -s 'https://api.contoso.com/books?a=1&b=2' | jq .", "GET", "https://api.contoso.com/books?a=1&b=2", null],
    ["# comment\n\ncurl --url https://api.contoso.com/books", "GET", "https://api.contoso.com/books", null],
    ["curl --unix-socket /run/a.sock http://localhost/books", "GET", "http://localhost/books", null],
    ["curl -XDELETE https://api.contoso.com/books/1", "DELETE", "https://api.contoso.com/books/1", null],
    ["curl -I https://api.contoso.com/books", "HEAD", "https://api.contoso.com/books", null],
    ["curl -sSX PUT \\\n  https://api.contoso.com/books/1", "PUT", "https://api.contoso.com/books/1", null],
    ["curl https://api.contoso.com/books -d '{\"a\": 1}'", "POST", "https://api.contoso.com/books", { a: 1 }],
    ['curl --json "{\\"a\\": 1}" https://api.contoso.com/b', "POST", "https://api.contoso.com/b", { a: 1 }],
    ["curl https://api.contoso.com/b -d a=1 -d b=2", "POST", "https://api.contoso.com/b", "a=1&b=2"],
    ["curl -G https://api.contoso.com/b -d a=1 -d b=2", "GET", "https://api.contoso.com/b?a=1&b=2", null],
    [
      'curl -G https://api.contoso.com/b --data-urlencode "q=a & b" -d n=1',
      "GET",
      "https://api.contoso.com/b?q=a%20%26%20b&n=1",
      null,
    ],
    [
      "curl https://api.contoso.com/b -d @- <<'EOF' | jq .\n{\n  \"a\": 1\n}\nEOF",
      "POST",
      "https://api.contoso.com/b",
      { a: 1 },
    ],
    ['curl https://api.contoso.com/b -d @- <<EOF\n{ "a": 1 }', "POST", "https://api.contoso.com/b", { a: 1 }],
    [
      "curl https://api.contoso.com/b -F a=1 -F f=@x.png;type=image/png",
      "POST",
      "https://api.contoso.com/b",
      "a=1&f=%40x.png",
    ],
    ["curl -X PATCH -d @body.json https://api.contoso.com/b", "PATCH", "https://api.contoso.com/b", null],
    ["curl https://api.contoso.com/b\ncurl https://api.contoso.com/c", "GET", "https://api.contoso.com/b", null],
    [
      "curl https://api.contoso.com/books/<id>/pages -X DELETE",
      "DELETE",
      "https://api.contoso.com/books/<id>/pages",
      null,
    ],
    ["curl https://api.contoso.com/b?a=1&$top=2 && ls", "GET", "https://api.contoso.com/b?a=1&$top=2", null],
    ["curl https://api.contoso.com/b ^\n  -d {}", "POST", "https://api.contoso.com/b", {}],
    ["curl https://api.contoso.com/b `\r\n  -d {}", "POST", "https://api.contoso.com/b", {}],
    ["curl https://api.contoso.com/b \\ \n  -d {}", "POST", "https://api.contoso.com/b", {}],
    ["curl --max-redirs 3 https://api.contoso.com/b", "GET", "https://api.contoso.com/b", null],
  ])("sends a request: %s", (text, method, url, body) => {
    expect(requestOf(text)).toMatchObject({ method, url, body });
  });

  it("sends headers, and the content type of a form", () => {
    const command = "curl -H 'Accept: application/json' -H \"X-Key: <k>\" -u a:b https://api.contoso.com/b -d a=1";
    expect(requestOf(command)?.headers).toEqual({
      Accept: "application/json",
      "X-Key": "<k>",
      "Content-Type": "application/x-www-form-urlencoded",
    });
  });

  it("has its body in the line of the option", () => {
    expect(requestOf("curl https://api.contoso.com/b \\\n  -d '{\n\"a\": 1}'")?.bodySource).toEqual(sourceAt(11));
  });

  it.each(["curl", "curl -X POST", "curl -X FETCH https://a", "wget https://a", "GET /books"])(
    "is not a request without a URL or a known method: %s",
    (text) => {
      expect(requestOf(text)).toBeNull();
    },
  );
});
