/** Whether nobody can read requests to `url` on the network: they use TLS, or do not leave the local machine. */
export function isConfidential(url: URL): boolean {
  return (
    url.protocol === "https:" || (url.protocol === "http:" && /^(localhost|127\.[\d.]+|\[::1])$/.test(url.hostname))
  );
}

/**
 * Parses a URL that may be relative.
 *
 * @returns `undefined` for an invalid URL, and for a URL with credentials, because `fetch` does not accept credentials
 */
export function parseUrl(url: string, base?: string): URL | undefined {
  const parsed = URL.canParse(url, base) ? new URL(url, base) : undefined;
  return parsed?.username || parsed?.password ? undefined : parsed;
}
