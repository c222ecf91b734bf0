/** The service root that the docs name. */
export const defaultBaseUrl = "https://graph.microsoft.com/beta";
