/** The documented service root. The generator replaces this file in each SDK. */
export const defaultBaseUrl = "https://graph.microsoft.com/v1.0";
