/** The service root that the docs name. The generator writes this file anew for each SDK; here it stands for itself. */
export const defaultBaseUrl = "https://graph.microsoft.com/v1.0";
