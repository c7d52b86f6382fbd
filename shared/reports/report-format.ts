import type { ToldFinding } from '../findings/silence.ts';
import type { Assessment } from '../pki/assessment.ts';
import type { Language } from '../words/language.ts';
import type { Sha256Hex } from '../x509/brand.ts';

/** One way to file an assessed look. Building is pure: the same input gives the same characters. */
export interface ReportFormat {
  readonly id: string;
  /** With its dot; no two formats have the same, so that one base name serves all of them. */
  readonly extension: string;
  readonly mediaType: string;
  /** It tells {@link ReportOptions.evidenceSha256}; for the others nobody needs to work that out. */
  readonly namesEvidence?: true;
  /** The report in pieces, so that a hundred thousand certificates are never one text in memory; an empty one is a pause in long work. */
  readonly build: (assessment: Assessment, options: ReportOptions) => Iterable<string>;
}

export interface ReportOptions {
  /** Of the sentences for people; programs get the same words in every language. */
  readonly language: Language;
  /** Of what is told; those that were ignored are told as ignored. */
  readonly findings: readonly ToldFinding[];
  /** What the person named, for formats that answer place by place. */
  readonly places: readonly string[];
  /** Set where the assessment was narrowed. */
  readonly filter: ReportFilter | undefined;
  readonly toolVersion: string;
  /** SHA-256 of `evidenceText`, which the host works out; `undefined`: not told. */
  readonly evidenceSha256: Sha256Hex | undefined;
  /** In front of the CSV, for Excel. */
  readonly byteOrderMark: boolean;
}

/**
 * @property text   the query as it was typed
 * @property total  how many certificates there were before
 */
export interface ReportFilter {
  readonly text: string;
  readonly total: number;
}
