const values = { type: ["string", "number", "boolean", "array"], items: { type: ["string", "number", "boolean"] } };

/** The longest id of an operation that files and results contain completely, and that the tools accept. */
export const LONGEST_ID = 300;

/** The JSON Schemas of the arguments of the MCP server's tools. The skill names these arguments. */
export const toolInputs = {
  search_operations: {
    type: "object",
    properties: {
      query: {
        type: "string",
        minLength: 1,
        maxLength: 500,
        description: "the task, such as: list the members of a group",
      },
      limit: { type: "integer", minimum: 1, maximum: 20, description: "default: 5" },
    },
    required: ["query"],
    additionalProperties: false,
  },

  describe_operation: {
    type: "object",
    properties: { id: { type: "string", minLength: 1, maxLength: LONGEST_ID } },
    required: ["id"],
    additionalProperties: false,
  },

  call_operation: {
    type: "object",
    properties: {
      id: { type: "string", minLength: 1, maxLength: LONGEST_ID },
      route: { type: "string", maxLength: 1000, description: "needed only if several routes have the same parameters" },
      parameters: {
        type: "object",
        additionalProperties: values,
        maxProperties: 50,
        description: "values for the braces of the route, not encoded",
      },
      query: {
        type: "object",
        additionalProperties: values,
        maxProperties: 50,
        description: "such as $select or $top",
      },
      headers: { type: "object", additionalProperties: { type: "string", maxLength: 2000 }, maxProperties: 20 },
      body: { description: "JSON; text for other content types" },
    },
    required: ["id"],
    additionalProperties: false,
  },
};

/** A line for each tool with its arguments: `search_operations`: `query`, `limit` (optional). */
export function toolLines(): string {
  return Object.entries(toolInputs)
    .map(([tool, { properties, required }]) => {
      const names = Object.keys(properties).map((name) =>
        required.includes(name) ? `\`${name}\`` : `\`${name}\` (optional)`,
      );
      return `- \`${tool}\`: ${names.join(", ")}\n`;
    })
    .join("");
}
