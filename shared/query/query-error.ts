import type { Field } from './fields.ts';
import type { TextSpan } from './query.ts';

/** Why a query cannot be understood. {@link span} is the piece of the text that is wrong; words in shared/words/query-words. */
export type QueryError = { readonly span: TextSpan; readonly term: string } & QueryFault;

export type QueryFault =
  | { readonly code: 'unknown-field'; readonly field: string; readonly nearest: string | undefined }
  | {
      readonly code: 'unknown-value';
      readonly field: Field;
      readonly value: string;
      readonly nearest: string | undefined;
      readonly choices: readonly string[];
    }
  | { readonly code: 'value-missing'; readonly field: Field }
  | { readonly code: 'quote-open' }
  | { readonly code: 'no-duration'; readonly value: string }
  | { readonly code: 'no-date'; readonly value: string }
  | { readonly code: 'comparison-missing'; readonly field: Field; readonly value: string }
  | { readonly code: 'range-backwards'; readonly value: string }
  | { readonly code: 'no-hex'; readonly value: string };
