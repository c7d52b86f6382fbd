import { statSync } from 'node:fs';
import { delimiter } from 'node:path';
import { isClusterPlace } from '../../../shared/cluster/cluster-place.ts';
import { isEndpointUrl, readEndpoint, type Endpoint } from '../../../shared/pki/endpoint.ts';
import { absolutePath } from './path-text.ts';

/** What a place named by the user turns out to be, before anything is opened. */
export type ResolvedPlace =
  | { readonly kind: 'upload'; readonly id: string }
  | { readonly kind: 'sample' }
  | { readonly kind: 'folder' | 'file'; readonly path: string }
  /** The items of a KUBECONFIG variable, empty ones dropped. */
  | { readonly kind: 'kubeconfig-list'; readonly paths: readonly string[] }
  /** `undefined`: it is meant to be one, and cannot be understood. */
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint | undefined }
  | { readonly kind: 'cluster' }
  | { readonly kind: 'missing'; readonly path: string; readonly error: unknown };

const uploadPrefix = 'upload:';
const sample = 'sample:';

/**
 * `https://…` and `tls://…` are endpoints, `cluster:…` is the API of a kubeconfig's cluster. Any other text that is the path of something is that path, whatever characters
 * it has; only then may it be `host:port`, and only then a list.
 * @see kubernetes/client-go tools/clientcmd/loader.go for how KUBECONFIG is split
 */
export function resolvePlace(place: string): ResolvedPlace {
  if (place.startsWith(uploadPrefix)) return { kind: 'upload', id: place };
  if (place === sample) return { kind: 'sample' };
  if (isClusterPlace(place)) return { kind: 'cluster' };
  if (isEndpointUrl(place)) return { kind: 'endpoint', endpoint: readEndpoint(place) };
  const path = absolutePath(place);
  try {
    return { kind: statSync(path).isDirectory() ? 'folder' : 'file', path };
  } catch (error) {
    const endpoint = readEndpoint(place);
    if (endpoint !== undefined) return { kind: 'endpoint', endpoint };
    const items = place.split(delimiter).filter((item) => item !== '');
    if (place.includes(delimiter) && items.length > 0)
      return { kind: 'kubeconfig-list', paths: items.map(absolutePath) };
    return { kind: 'missing', path, error };
  }
}
