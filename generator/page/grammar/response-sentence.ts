import { groupBy } from "../../collections/group-by.js";
import type { Dialect } from "../../dialect/dialect.js";
import type { Inline } from "../markdown/inline.js";
import type { StatusFact, TypeExpression } from "../page.js";
import { type BodyContent, readBodyContent, readLinkedBody } from "./body-content.js";
import { sentencesOf } from "./sentence.js";
import { wordFinder } from "./word-finder.js";

/** The facts in the sentences of a response section. */
export interface ResponseProse {
  /** Each status once, in the order of the text. Statuses of errors (400 and above) are included. */
  readonly statuses: readonly StatusFact[];
  /** The content of a body, if the prose describes a body but does not state a success status. */
  readonly body: BodyContent | null;
}

/** A status code: in a code span, before its reason phrase, or before a word such as "response". */
const STATUS =
  /`(?:HTTP(?:\/[\d.]{1,3})? )?([1-5]\d\d)(?:[,:]? [^`]{1,40})?`|\bcode (?:is|of) ([1-5]\d\d)\b|\b([1-5]\d\d)\b(?=,?(?: -)? (?:O[Kk]|Created|Accepted|No Content|Partial|Multi|Found|See Other|Moved|Not |Bad Request|Unauthorized|Forbidden|Conflict|Gone|Precondition|Temporary|Internal|Service)|,? (?:and |or )?(?:`?[1-5]\d\d\b|responses?\b|errors?\b|status\b|HTTP\b|codes?\b))/g;

/**
 * Also matches an error status without a word such as "response", because translated pages have translated words there.
 */
const TRANSLATED_STATUS = new RegExp(`${STATUS.source}|(?<![\\w.-])(4(?:0\\d|1[0-8]|2[1-9])|50[0-5])(?![\\w.-])`, "g");

/** Text between two codes with the same body: "`200 OK` or `201 Created`", "403 and 404". */
const SHARED = /^[\s,/]*(?:(?:or|and|an?|the|HTTP) )*$/i;

const HEADER =
  /(?:`([A-Z][A-Za-z-]{2,60})`|\b([Ll]ocation|ETag|[A-Z][a-z]{2,30}(?:-[A-Z][a-z]{1,30}){1,4})):? (?:response )?header\b/g;

interface Draft {
  readonly status: number;
  body: BodyContent | null;
  readonly headers: Set<string>;
  readonly description: string;
}

/**
 * Reads the paragraphs of a response section: "If successful, this method returns a `201 Created` response code and a
 * [user](…) object in the response body."
 *
 * {@link https://www.rfc-editor.org/rfc/rfc9110#name-status-codes | RFC 9110, Status Codes}
 */
export function readResponseProse(paragraphs: readonly Inline[], dialect: Dialect): ResponseProse {
  const drafts = new Map<Draft, Inline>();
  const [opening] = sentencesOf(paragraphs[0]?.text ?? "");
  let body: BodyContent | null = null;
  let last: Draft | undefined;
  for (const paragraph of paragraphs) {
    for (const sentence of sentencesOf(paragraph.text)) {
      const found = readSentence(sentence, paragraph, dialect);
      for (const draft of found) drafts.set(draft, paragraph);
      last = found.at(-1) ?? last;
      if (found.length > 0) continue;
      const hasSuccess = last !== undefined && last.status < 400;
      if (!hasSuccess || /\bbody\b/i.test(sentence)) {
        body ??=
          readBodyContent(sentence, paragraph, dialect) ??
          contentOfResponse(sentence, sentence === opening, paragraph, dialect);
      }
      if (last === undefined || !/\bresponse\b/i.test(sentence) || /\brequest\b/i.test(sentence)) continue;
      for (const header of headersOf(sentence)) last.headers.add(header);
    }
  }
  const succeeds = [...drafts.keys()].some(({ status }) => status < 400);
  return { statuses: mergeStatuses(drafts, body), body: succeeds ? null : body };
}

function readSentence(sentence: string, paragraph: Inline, dialect: Dialect): readonly Draft[] {
  const drafts: Draft[] = [];
  const matches = [...sentence.matchAll(dialect.language === null ? STATUS : TRANSLATED_STATUS)];
  let sharing: Draft[] = [];
  for (const [index, match] of matches.entries()) {
    const from = match.index + match[0].length;
    const rest = sentence.slice(from, matches[index + 1]?.index ?? sentence.length);
    const draft = {
      status: Number(match[1] ?? match[2] ?? match[3] ?? match[4]),
      body: null,
      headers: new Set<string>(),
      description: sentence,
    };
    drafts.push(draft);
    sharing.push(draft);
    if (index + 1 < matches.length && SHARED.test(rest)) continue;
    const headers = headersOf(rest);
    // In translated sentences, the words for the body may be before the status, so the whole sentence is searched.
    const isWhole = dialect.language !== null && matches.length === 1;
    const isLink = isWhole && draft.status === 202 && mentionsLink(sentence, dialect);
    const content = isLink
      ? null
      : isWhole
        ? (readBodyContent(sentence, paragraph, dialect) ?? linkedContent(draft.status, sentence, paragraph, dialect))
        : firstContent(
            [rest, ...(matches.length === 1 ? [sentence.slice(0, match.index), sentence] : [])],
            paragraph,
            dialect,
          );
    for (const shared of sharing) complete(shared, content, headers);
    sharing = [];
  }
  return drafts;
}

/** "A `202 Accepted` response that contains a link to [operation](…)": the named type is not in the body. */
function mentionsLink(sentence: string, { phrases }: Dialect): boolean {
  return phrases.linkTo.some((words) => sentence.toLowerCase().includes(words));
}

function firstContent(clauses: readonly string[], paragraph: Inline, dialect: Dialect): BodyContent | null {
  for (const clause of clauses) {
    const content = readBodyContent(clause, paragraph, dialect);
    if (content !== null) return content;
  }
  return null;
}

/**
 * The body in a translated sentence of a response section: the type that the sentence links to. A word for a body is
 * not necessary, because the dialect may not know the word of this language.
 */
function linkedContent(
  status: number | null,
  sentence: string,
  paragraph: Inline,
  dialect: Dialect,
): BodyContent | null {
  if (dialect.language === null || status === 204 || /`[A-Z][a-z]+(?:-[A-Z][a-z]+)*`/.test(sentence)) return null;
  const type = readLinkedBody(sentence, paragraph, dialect);
  return type && { type, stream: false };
}

/**
 * The body in a translated sentence without a status: in the first sentence of the section, or in a sentence with a word
 * for a response. Other sentences link to types that are only a part of the body.
 */
function contentOfResponse(
  sentence: string,
  isFirst: boolean,
  paragraph: Inline,
  dialect: Dialect,
): BodyContent | null {
  const isAboutResponse = isFirst || dialect.headings.response.some(wordFinder(sentence));
  return isAboutResponse ? linkedContent(null, sentence, paragraph, dialect) : null;
}

function complete(draft: Draft, body: BodyContent | null, headers: readonly string[]): void {
  if (draft.status < 400) draft.body = body;
  for (const header of headers) draft.headers.add(header);
}

function headersOf(text: string): readonly string[] {
  return [...text.matchAll(HEADER)].map((match) => (match[1] ?? match[2] ?? "").replace(/^l/, "L"));
}

function mergeStatuses(drafts: ReadonlyMap<Draft, Inline>, body: BodyContent | null): readonly StatusFact[] {
  const withoutBody = [...drafts.keys()].every((draft) => draft.body === null);
  return [...groupBy(drafts, ([{ status }]) => status)].flatMap(([status, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const [{ description }, { source }] = first;
    // If no sentence names both a status and a body, the responses with status 200 and 201 have the body from another
    // sentence.
    const shared = withoutBody && (status === 200 || status === 201) ? body : null;
    const contents = same.flatMap(([draft]) => draft.body ?? shared ?? []);
    return [
      {
        status,
        type: withAlternatives(contents.flatMap(({ type }) => type ?? [])),
        stream: contents.some(({ stream }) => stream),
        headers: [...new Set(same.flatMap(([{ headers }]) => [...headers]))],
        description,
        source,
      },
    ];
  });
}

/** Sentences can name several types for the same status, because the body depends on the request. */
function withAlternatives([first, ...others]: readonly TypeExpression[]): TypeExpression | null {
  if (first === undefined) return null;
  const known = new Set([first, ...first.alternatives].map(({ name }) => name));
  const added: TypeExpression[] = [];
  for (const type of others.filter(({ collection }) => collection === first.collection)) {
    for (const one of [type, ...type.alternatives]) {
      if (!known.has(one.name)) added.push(one);
      known.add(one.name);
    }
  }
  return { ...first, alternatives: [...first.alternatives, ...added] };
}
