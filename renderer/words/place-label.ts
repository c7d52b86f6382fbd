import type { TFunction } from 'i18next';
import { hostAndPort, isEndpointUrl, readEndpoint } from '../../shared/pki/endpoint.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';

/** Short text for a place: what it was called when dropped, or the last part of its path. */
export function placeLabel(t: TFunction, place: string, labels: ReadonlyMap<string, string>): string {
  if (place === samplePlace) return t('shell.sampleCluster');
  const label = labels.get(place);
  if (label !== undefined) return visibleText(label);
  if (place.startsWith('upload:')) return t('shell.droppedFiles');
  if (place.startsWith('ssh://')) return visibleText(place.slice('ssh://'.length));
  const endpoint = isEndpointUrl(place) ? readEndpoint(place) : undefined;
  if (endpoint !== undefined) return visibleText(hostAndPort(endpoint.host, endpoint.port));
  const parts = place.split(/[\\/]/u).filter((part) => part !== '');
  return visibleText(parts.slice(-2).join('/') || place);
}

/** Whether a place is a path, which can be copied and opened again. */
export function isPath(place: string): boolean {
  return !/^(?:upload|sample):/u.test(place);
}

/** The place of the cluster that is made in memory. */
export const samplePlace = 'sample:';
