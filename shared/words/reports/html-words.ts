import type { MatrixCell, Oddity } from '../../pki/node-role-matrix.ts';
import type { PlaceKind } from '../../pki/inventory.ts';
import type { Severity } from '../../findings/finding.ts';
import type { InEachLanguage } from '../language.ts';
import { htmlWordsEn } from './html-words-en.ts';
import { htmlWordsJa } from './html-words-ja.ts';

/** Words around the facts in the HTML and PDF report; sentences, unless they are headings, labels or cells. */
export interface HtmlWords {
  readonly title: string;
  readonly documentTitle: (instant: string) => string;
  readonly subtitle: (instant: string) => string;
  readonly contents: string;
  readonly narrowed: (shown: number, total: number, filter: string) => string;
  readonly section: Readonly<
    Record<
      | 'summary'
      | 'timeline'
      | 'certificates'
      | 'horizon'
      | 'revocation'
      | 'hierarchy'
      | 'nodes'
      | 'findings'
      | 'plan'
      | 'scope',
      string
    >
  >;
  readonly certificates: (count: number) => string;
  readonly replaced: string;
  readonly overdue: string;
  /** Headings over certificates of one urgency. */
  readonly urgency: Readonly<
    Record<'expired' | 'critical' | 'soon' | 'not-yet-valid' | 'unknown' | 'ok' | 'replaced', string>
  >;
  readonly noneOfThese: string;
  readonly column: Readonly<Record<'status' | 'certificate' | 'ends' | 'remaining' | 'issuer' | 'where', string>>;
  readonly endsWith: (ca: string, own: string) => string;
  readonly noExpiry: string;
  readonly noDate: string;
  readonly selfSigned: string;
  readonly issuerNotFound: string;
  readonly more: (count: number) => string;
  readonly onNodes: (nodes: readonly string[], count: number) => string;
  /** How many rows of a table are not in it, and where they are. */
  readonly rowsLeftOut: (
    count: number,
    shown: number,
    places: readonly (readonly [place: string, count: number])[],
    otherPlaces: number,
  ) => string;
  readonly everythingIsIn: string;
  readonly horizonNote: string;
  readonly horizonColumn: Readonly<Record<'ca' | 'ends' | 'months' | 'below', string>>;
  readonly revocationNote: string;
  readonly revocationColumn: Readonly<Record<'ca' | 'nextUpdate' | 'revoked', string>>;
  readonly noNextUpdate: string;
  readonly unprovenList: string;
  readonly months: (months: number) => string;
  readonly monthsAgo: (months: number) => string;
  readonly noAuthorities: string;
  readonly hierarchyNote: string;
  readonly ends: (instant: string) => string;
  readonly endsWithPath: (instant: string) => string;
  readonly linesLeftOut: (count: number) => string;
  readonly matrixNote: string;
  readonly matrixTable: (first: string, last: string) => string;
  readonly role: string;
  readonly odd: Readonly<Record<Oddity, string>>;
  readonly oddAuthority: string;
  readonly noneThere: string;
  readonly othersThere: (count: MatrixCell['others']['length']) => string;
  readonly nodesLeftOut: (count: number) => string;
  readonly noFindings: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly findingCount: (severity: Severity, count: number) => string;
  readonly why: string;
  readonly fix: string;
  readonly findingsLeftOut: (count: number) => string;
  readonly silenced: (count: number) => string;
  readonly silencedRule: (id: string, count: number, reason: string) => string;
  readonly stepsLeftOut: (count: number) => string;
  readonly plansLeftOut: (count: number) => string;
  readonly wholeOnly: string;
  readonly scopeNote: string;
  readonly fact: Readonly<
    Record<'at' | 'places' | 'recognised' | 'files' | 'thresholds' | 'filter' | 'tool' | 'evidence', string>
  >;
  readonly placeKind: Readonly<Record<PlaceKind, string>>;
  readonly files: (files: number, read: number, ignored: number, problems: number) => string;
  readonly threshold: (
    of: 'endEntity' | 'ca',
    warnDays: string,
    warnShare: string,
    criticalDays: string,
    criticalShare: string,
  ) => string;
  readonly days: (days: number) => string;
  readonly hours: (hours: number) => string;
  readonly evidenceNote: string;
  readonly unread: string;
  readonly unreadNone: string;
  readonly problemColumn: Readonly<Record<'what' | 'path' | 'message', string>>;
  readonly ignored: string;
  readonly ignoredNone: string;
  readonly ignoredColumn: Readonly<Record<'reason' | 'count', string>>;
  readonly notChecked: readonly string[];
}

export const reportWords: InEachLanguage<HtmlWords> = { en: htmlWordsEn, ja: htmlWordsJa };
