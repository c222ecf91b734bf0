import { abortable } from "./abort.js";

/** Content to upload: bytes, or a stream with its size in bytes. */
export type UploadContent =
  Blob | ArrayBuffer | Uint8Array | { readonly stream: ReadableStream<Uint8Array>; readonly size: number };

/** Content that is read in chunks, from start to end. */
export interface Chunks {
  readonly size: number;
  /**
   * Reads the bytes from `start` to `end` (exclusive).
   *
   * @throws ContentError if a stream no longer has these bytes. ContentError also if its length differs from `size`. If
   * the signal is aborted while a stream is read, throws the reason of the signal.
   */
  read(start: number, end: number, signal: AbortSignal | undefined): Promise<Blob>;
}

/** The content cannot be uploaded. */
export class ContentError extends Error {}

/** Reads content in chunks. The last chunk of a stream is kept, so that it can be sent again. */
export function chunksOf(content: UploadContent): Chunks {
  if (typeof content === "object" && "stream" in content && !(content instanceof Blob)) {
    return streamed(content.stream.getReader(), content.size);
  }
  // `Blob` accepts bytes in shared memory, because it copies them. The DOM's types do not allow them.
  const blob = content instanceof Blob ? content : new Blob([content as ArrayBuffer | Uint8Array<ArrayBuffer>]);
  return { size: blob.size, read: (start, end) => Promise.resolve(blob.slice(start, end)) };
}

function streamed(reader: ReadableStreamDefaultReader<Uint8Array>, size: number): Chunks {
  let kept = new Blob([]);
  let from = 0;
  return {
    size,
    async read(start, end, signal) {
      if (start < from)
        throw new ContentError(
          `The service requests bytes from ${start} again, but the stream is already at byte ${from}. Pass a Blob or an ArrayBuffer instead`,
        );
      const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [kept];
      let at = from + kept.size;
      while (at < end) {
        const { done, value } = await abortable(reader.read(), signal);
        if (done) throw new ContentError(`The stream ended after ${at} bytes, but its size is ${size}`);
        parts.push(value as Uint8Array<ArrayBuffer>);
        at += value.length;
      }
      if (at > size) throw new ContentError(`The stream has at least ${at} bytes, but its size is ${size}`);
      kept = new Blob(parts).slice(start - from);
      from = start;
      return kept.slice(0, end - start);
    },
  };
}
