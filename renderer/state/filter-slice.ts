import type { StateCreator } from 'zustand/vanilla';
import { parseQuery } from '../../shared/query/parse-query.ts';
import type { Query } from '../../shared/query/query.ts';
import type { QueryError } from '../../shared/query/query-error.ts';
import type { AppState } from './app-state.ts';

/** What the certificates are narrowed to: one text, whoever wrote it, a person or a click. */
export interface FilterSlice {
  readonly queryText: string;
  /** What is shown follows it: a term that is wrong, or not typed to its end, holds for everything. */
  readonly query: Query;
  /** What is wrong with the text as it stands. */
  readonly queryError: QueryError | undefined;
  readonly search: (text: string) => void;
  /** Shows the table narrowed to these: what a number, a bar or a part of a strip means by a click. */
  readonly listCertificates: (text: string) => void;
}

export const createFilterSlice: StateCreator<AppState, [], [], FilterSlice> = (set, get) => ({
  queryText: '',
  query: { terms: [] },
  queryError: undefined,
  search: (queryText) => {
    const parsed = parseQuery(queryText);
    set(
      parsed.ok
        ? { queryText, query: parsed.query, queryError: undefined }
        : { queryText, query: parsed.rest, queryError: parsed.error },
    );
  },
  listCertificates: (text) => {
    get().search(text);
    get().showView('certificates');
  },
});
