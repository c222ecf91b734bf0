import { escapeMarkdown } from "../markdown-text.js";

/** A link whose text and address are shown and followed as they are, whatever is in them. */
export function markdownLink(text: string, address: string): string {
  return `[${escapeMarkdown(text)}](${encodeURI(address).replaceAll(/[()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)})`;
}
