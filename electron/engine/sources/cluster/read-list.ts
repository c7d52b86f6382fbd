import { asMap, textIn } from '../kubeconfig/plain-value.ts';
import { maxObjectBytes, maxObjectsPerList } from '../limits.ts';
import type { ApiAnswer, ApiClient } from './api-client.ts';
import { apiItem, jsonMap, type ApiItem } from './api-item.ts';
import { ListScanner } from './list-scanner.ts';
import { refusalOf, statusOf, type Refusal } from './refusal.ts';

export interface ListToRead {
  readonly path: string;
  readonly fieldSelector: string | undefined;
  readonly pageSize: number;
  /** As a sentence names it: `secrets`. */
  readonly resource: string;
  /** Called one after another; the bytes of an item are its own, and are wiped afterwards. */
  readonly onItem: (item: ApiItem) => Promise<void>;
}

export type ListOutcome =
  | { readonly outcome: 'read'; readonly objects: number; readonly isInconsistent: boolean }
  | { readonly outcome: 'partial'; readonly objects: number; readonly isInconsistent: boolean; readonly why: string }
  | { readonly outcome: 'forbidden'; readonly user: string | undefined }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'unauthorized' };

/**
 * Reads a list page by page. A list that outlived its snapshot (410) goes on with the token the server hands out, which is what
 * there is now; where it hands out none, it is begun anew once, without what was read already.
 * @see kubernetes/apimachinery pkg/apis/meta/v1/types.go, ListOptions.Continue
 */
export async function readList(client: ApiClient, list: ListToRead): Promise<ListOutcome> {
  const seen = new Set<string>();
  let token: string | undefined;
  let isInconsistent = false;
  let restarts = 0;
  for (;;) {
    const page = await client.get(pathOf(list, token), (answer) => readPage(answer, list, seen));
    switch (page.kind) {
      case 'page': {
        if (page.tooLarge > 0) {
          const why = `${page.tooLarge} of the ${list.resource} are larger than an object can be and were left out`;
          return { outcome: 'partial', objects: seen.size, isInconsistent, why };
        }
        if (page.token === undefined) return { outcome: 'read', objects: seen.size, isInconsistent };
        if (page.token === token || seen.size > maxObjectsPerList) {
          const why = `the list of ${list.resource} does not come to an end`;
          return { outcome: 'partial', objects: seen.size, isInconsistent, why };
        }
        ({ token } = page);
        break;
      }
      case 'expired': {
        if (++restarts > maxRestarts) {
          const why = `the list of ${list.resource} expired while it was read, more than once`;
          return { outcome: 'partial', objects: seen.size, isInconsistent: true, why };
        }
        isInconsistent = true;
        ({ token } = page);
        break;
      }
      case 'broken':
        return { outcome: 'partial', objects: seen.size, isInconsistent, why: page.why };
      case 'forbidden':
        return { outcome: 'forbidden', user: page.user };
      case 'absent':
      case 'unauthorized':
        return { outcome: page.kind };
    }
  }
}

/** Each 410 loses what is gone by then; a server that answers nothing else would be asked for ever. */
const maxRestarts = 3;

function pathOf({ path, fieldSelector, pageSize }: ListToRead, token: string | undefined): string {
  const query = new URLSearchParams();
  if (fieldSelector !== undefined) query.set('fieldSelector', fieldSelector);
  query.set('limit', String(pageSize));
  if (token !== undefined) query.set('continue', token);
  return `${path}?${query.toString()}`;
}

type Page =
  | { readonly kind: 'page'; readonly token: string | undefined; readonly tooLarge: number }
  | { readonly kind: 'expired'; readonly token: string | undefined }
  | { readonly kind: 'broken'; readonly why: string }
  | Refusal;

async function readPage(answer: ApiAnswer, list: ListToRead, seen: Set<string>): Promise<Page> {
  if (answer.status !== 200) {
    const status = await statusOf(answer);
    const token = answer.status === 410 ? textIn(asMap(status?.['metadata']), 'continue') : undefined;
    return answer.status === 410 ? { kind: 'expired', token } : refusalOf(answer.status, status, list.resource);
  }
  const scanner = new ListScanner(maxObjectBytes);
  for await (const chunk of answer.body) {
    for (const bytes of scanner.itemsOf(chunk)) {
      const item = apiItem(bytes);
      const key = `${item?.namespace ?? ''}/${item?.name ?? ''}`;
      if (item !== undefined && !seen.has(key)) {
        seen.add(key);
        await list.onItem(item);
      }
      bytes.fill(0);
    }
  }
  const envelope = jsonMap(scanner.envelope);
  if (!scanner.isOver || envelope === undefined) {
    return { kind: 'broken', why: `the list of ${list.resource} was cut off, or is no list` };
  }
  return {
    kind: 'page',
    token: textIn(asMap(envelope['metadata']), 'continue'),
    tooLarge: scanner.tooLarge,
  };
}
