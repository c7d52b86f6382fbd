import type { EpochMs } from '../x509/brand.ts';
import type { MatchField, TimeField } from './fields.ts';

/** A piece of the text a person typed, in UTF-16 units; `to` is not part of it. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** What a person looks for: every term must hold. No term holds for everything. */
export interface Query {
  readonly terms: readonly QueryTerm[];
}

export interface QueryTerm {
  /** Written with `-` in front: holds where the condition does not. */
  readonly isNegated: boolean;
  readonly condition: Condition;
  readonly span: TextSpan;
}

/** Of several values one must hold. */
export type Condition =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'match'; readonly field: MatchField; readonly values: readonly string[] }
  | { readonly kind: 'time'; readonly field: TimeField; readonly values: readonly TimeTest[] };

export type TimeTest =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly bound: TimeBound }
  | { readonly kind: 'range'; readonly first: TimeBound; readonly last: TimeBound }
  | { readonly kind: 'within'; readonly bound: CalendarBound };

export const comparisons = ['<=', '>=', '<', '>'] as const;
export type Comparison = (typeof comparisons)[number];

export type TimeBound = SpanBound | CalendarBound;

/** So long after the instant everything is judged at; before it where negative. */
export interface SpanBound {
  readonly kind: 'span';
  readonly text: string;
  readonly ms: number;
}

/** A year, a month, a day or an instant, in UTC; `to` is not part of it. */
export interface CalendarBound {
  readonly kind: 'calendar';
  readonly text: string;
  readonly from: EpochMs;
  readonly to: EpochMs;
}
