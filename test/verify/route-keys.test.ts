import { describe, expect, it } from "vitest";
import { exactKey, foldedKey, isElided, routeKeys } from "../../generator/verify/permissions/route-keys.js";

/** Whether a documented path is found under a path of the permissions file. */
function finds(documented: string, inFile: string): boolean {
  const keys = routeKeys(documented);
  return keys.includes(exactKey(inFile)) || keys.includes(foldedKey(inFile));
}

describe("a documented path is the path of the permissions file", () => {
  it.each([
    ["with another placeholder name", "/users/{id | userPrincipalName}/messages", "/users/{id}/messages"],
    ["in another case", "/users/{id}/mailFolders", "/users/{id}/mailfolders"],
    ["with a final slash", "/identity/apiConnectors", "/identity/apiconnectors/"],
    ["with a placeholder in parentheses", "/teams/{team-id}/channels", "/teams/(team-id)/channels"],
    ["with a sample id", "/education/classes/{id}", "/education/classes/acdefc6b-2dc6-4e71-b1e9-6d9810ab1793"],
    ["with a sample id that is not hexadecimal", "/teams/{id}", "/teams/87654321-0abc-zqf0-321456789q"],
    ["with an unbalanced brace", "/chats/{chat-id}/messages", "/chats/{id}}/messages"],
    ["with a query", "/agents", "/agents?$filter=card/id eq '{id}'"],
    ["with a key in parentheses", "/users('{id}')/messages", "/users/{id}/messages"],
    ["with an alternate key", "/applications(appId='{appId}')", "/applications(appid={value})"],
    ["that has only the primary key", "/applications(appId='{appId}')/owners", "/applications/{id}/owners"],
    ["with quoted arguments", "/drive/root/search(q='{search-text}')", "/drive/root/search(q={value})"],
    ["with arguments in another order", "/x/f(b={b},a={a})", "/x/f(a={value}, b={value})"],
    ["without arguments", "/reports/getSummary(startDate={startDate})", "/reports/getSummary"],
    ["with empty parentheses", "/users/delta", "/users/delta()"],
    ["without the namespace of an action", "/x/{id}/microsoft.graph.restore", "/x/{id}/restore"],
    ["with a short namespace", "/x/graph.user", "/x/microsoft.graph.user"],
    ["without $ref", "/groups/{id}/members/$ref", "/groups/{id}/members"],
    ["without $value", "/me/photo/$value", "/me/photo"],
    ["with /me instead of /users/me", "/users/me/messages", "/me/messages"],
    ["with /users/me instead of /me", "/me/messages", "/users/me/messages"],
    ["with a file path", "/me/drive/root:/{item-path}:/content", "/me/drive/root:/{id}:/content"],
  ])("%s: %s is %s", (_, documented, inFile) => {
    expect(finds(documented, inFile)).toBe(true);
  });

  it.each([
    ["a name is not a placeholder", "/users/{id}/messages/delta", "/users/{id}/messages/{id}"],
    ["another function has the same arguments", "/x/f(a={a})", "/x/g(a={value})"],
    ["a derived type is not its base type", "/groups/{id}/members/microsoft.graph.user", "/groups/{id}/members"],
    ["a function is not a collection", "/users/delta", "/users"],
    ["the key is of another collection", "/users/{id}", "/groups/{id}"],
  ])("%s: %s is not %s", (_, documented, inFile) => {
    expect(finds(documented, inFile)).toBe(false);
  });
});

it("recognises paths that leave out segments", () => {
  expect(isElided("/me/mailfolders/{id}/.../messages")).toBe(true);
  expect(isElided("/me/mailfolders/{id}/messages")).toBe(false);
});
