import type { Severity } from '../../findings/finding.ts';
import type { Status } from '../../pki/assessment.ts';
import type { IgnoredReason, IssuerProof, PlaceKind } from '../../pki/inventory.ts';
import type { InEachLanguage, Language } from '../language.ts';
import { reportWordsEn } from './report-words-en.ts';
import { reportWordsJa } from './report-words-ja.ts';

/** Words of the events of a calendar. `more` counts the certificates beyond the one that is named. */
export interface CalendarWords {
  readonly name: string;
  readonly summary: Readonly<Record<'renew' | 'renews-itself' | 'expire', (name: string, more: number) => string>>;
  /** The next revocation list of a CA is due. */
  readonly nextUpdate: (ca: string) => string;
  readonly nextUpdateNote: (instant: string) => string;
  readonly ends: (instant: string) => string;
  readonly endsWith: (instant: string, ca: string) => string;
  readonly more: (count: number) => string;
  readonly asOf: (instant: string, toolVersion: string) => string;
}

/** Words around what is told: of reports that people read. Values come in safe to show. */
export interface ReportWords {
  readonly title: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  /** Between a label and what it labels, with the space that belongs there. */
  readonly colon: string;
  /** Sentences: what ends first. */
  readonly summary: {
    readonly noCertificates: string;
    readonly neverExpires: string;
    readonly expires: (name: string, others: number, span: string, instant: string) => string;
    readonly expired: (name: string, others: number, span: string, instant: string) => string;
    /** A clause that stands alone: what no longer works then. */
    readonly stops: (what: string, isOver: boolean) => string;
    readonly overdue: (count: number) => string;
    readonly unread: (count: number) => string;
  };
  readonly facts: {
    readonly asOf: string;
    readonly places: string;
    readonly filter: string;
    readonly matches: (shown: number, total: number) => string;
    readonly tool: string;
    readonly evidence: string;
    readonly thresholds: string;
    readonly threshold: Readonly<Record<'endEntity' | 'ca', (soon: string, critical: string) => string>>;
  };
  readonly sections: Readonly<
    Record<
      | 'counts'
      | 'urgency'
      | 'authorities'
      | 'revocationLists'
      | 'findings'
      | 'plan'
      | 'scope'
      | 'recognised'
      | 'unread'
      | 'ignored',
      string
    >
  >;
  readonly columns: Readonly<
    Record<
      | 'status'
      | 'count'
      | 'certificate'
      | 'ends'
      | 'left'
      | 'issuer'
      | 'nextUpdate'
      | 'revoked'
      | 'where'
      | 'authority'
      | 'months'
      | 'issued'
      | 'place'
      | 'kind'
      | 'reason'
      | 'number'
      | 'step'
      | 'files',
      string
    >
  >;
  readonly span: (ms: number) => string;
  readonly ago: (span: string) => string;
  readonly startsIn: (span: string) => string;
  readonly noExpiry: string;
  readonly unreadable: string;
  /** Of a revocation list that does not say when the next one comes. */
  readonly noNextUpdate: string;
  readonly endsWithCa: (instant: string, ca: string) => string;
  readonly itself: string;
  /** How an issuer is known that no checked signature proves. */
  readonly proof: Readonly<Record<Exclude<IssuerProof, 'signature'> | 'not-found', (name: string) => string>>;
  readonly replaced: string;
  readonly none: string;
  readonly noProblems: string;
  readonly placeKind: Readonly<Record<PlaceKind, string>>;
  readonly ignoredReason: Readonly<Record<IgnoredReason, string>>;
  /** Of a threshold: days, which may have a fraction, or a share of the lifetime. */
  readonly limit: (days: number, percent: number) => string;
  readonly coverage: (files: number, read: number, ignored: number) => string;
  /** The sentences of problems are English in every language. */
  readonly problemNote: string;
  readonly planNote: string;
  readonly silenced: (reason: string) => string;
  readonly calendar: CalendarWords;
}

const words: InEachLanguage<ReportWords> = { en: reportWordsEn, ja: reportWordsJa };

export function reportWords(language: Language): ReportWords {
  return words[language];
}
