/** Whether what is sent to `url` stays unread on the way: it goes over TLS, or does not leave this machine. */
export function isConfidential(url: URL): boolean {
  return (
    url.protocol === "https:" ||
    (url.protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  );
}
