import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import type { ApiAnswer } from './api-client.ts';
import { jsonMap } from './api-item.ts';
import { ClusterError } from './cluster-error.ts';

/** An answer that is not what was asked for, and no failure either. */
export type Refusal =
  | { readonly kind: 'forbidden'; readonly user: string | undefined }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unauthorized' };

const maxStatusBytes = 1024 * 1024;

/** The Status an API server answers with; `undefined` where it is none, as for an API group that is not there. */
export async function statusOf(answer: ApiAnswer): Promise<PlainMap | undefined> {
  return jsonMap(await bodyOf(answer, maxStatusBytes));
}

/** A whole body. @throws {ClusterError} where it is larger than it may be */
export async function bodyOf({ body }: ApiAnswer, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes)
      throw new ClusterError('cluster-failed', 'The API server answered more than one object can hold.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws {ClusterError} for everything else */
export function refusalOf(status: number, told: PlainMap | undefined, resource: string): Refusal {
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden', user: userIn(textIn(told, 'message')) };
  if (status === 404) return { kind: 'absent' };
  if (status === 429)
    throw new ClusterError('cluster-busy', `The API server is too busy to list ${resource}; look again later.`);
  const reason = /^\w{1,64}$/u.exec(textIn(told, 'reason') ?? '')?.[0];
  const what = reason === undefined ? String(status) : `${status} ${reason}`;
  const why = hasWebhook(told) ? ': a conversion or admission webhook of this resource does not answer' : '';
  throw new ClusterError('cluster-failed', `The API server answers ${what} for ${resource}${why}.`);
}

function hasWebhook(told: PlainMap | undefined): boolean {
  const causes = asMap(told?.['details'])?.['causes'];
  const texts = [textIn(told, 'message') ?? '', JSON.stringify(causes ?? '')];
  return texts.some((text) => /webhook/iu.test(text));
}

/** `secrets is forbidden: User "alice" cannot list resource …`. @see kubernetes/apiserver pkg/endpoints/handlers/responsewriters/errors.go */
function userIn(message: string | undefined): string | undefined {
  return /\bUser "((?:[^"\\]|\\.){1,256})"/u.exec(message ?? '')?.[1];
}
