/** What can be uploaded: bytes, or a stream of which it is known how many bytes come. */
export type UploadContent =
  Blob | ArrayBuffer | Uint8Array | { readonly stream: ReadableStream<Uint8Array>; readonly size: number };

/** Content of which pieces are taken, from the beginning towards the end. */
export interface Pieces {
  readonly size: number;
  /**
   * @throws RangeError for bytes of a stream that it has given away, or that it ends before.
   */
  take(start: number, end: number): Promise<Blob>;
}

export function piecesOf(content: UploadContent): Pieces {
  if (typeof content === "object" && "stream" in content && !(content instanceof Blob)) {
    return streamed(content.stream.getReader(), content.size);
  }
  // The DOM's types leave out bytes that may be shared between threads, of which a blob makes a copy.
  const blob = content instanceof Blob ? content : new Blob([content as ArrayBuffer | Uint8Array<ArrayBuffer>]);
  return { size: blob.size, take: (start, end) => Promise.resolve(blob.slice(start, end)) };
}

/** Keeps of a stream what was taken last, so that it can be taken again. */
function streamed(reader: ReadableStreamDefaultReader<Uint8Array>, size: number): Pieces {
  let kept = new Blob([]);
  let from = 0;
  return {
    size,
    async take(start, end) {
      if (start < from) throw new RangeError(`The stream is past byte ${start}, which the service asks for again`);
      const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [kept];
      for (let at = from + kept.size; at < end;) {
        const { done, value } = await reader.read();
        if (done) throw new RangeError(`The stream ends at byte ${at} of ${size}`);
        parts.push(value as Uint8Array<ArrayBuffer>);
        at += value.length;
      }
      kept = new Blob(parts).slice(start - from);
      from = start;
      return kept.slice(0, end - start);
    },
  };
}
