import type { FrontProxyFacts } from '../../../../shared/cluster/cluster-facts.ts';
import type { ObjectBase, ObjectCondition, ObjectKind } from '../../../../shared/cluster/object-base.ts';
import { objectPath } from '../../../../shared/cluster/object-base.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { asMap, textIn, type PlainMap } from '../kubeconfig/plain-value.ts';
import type { LookState } from '../look-state.ts';
import type { ApiItem } from './api-item.ts';

/** Where what is read of a cluster goes. */
export interface ClusterSink {
  readonly place: string;
  readonly state: LookState;
  readonly noteFrontProxy: (facts: FrontProxyFacts) => void;
}

/** Takes one object for what it says about certificates. @returns whether that was anything */
export type ObjectReader = (item: ApiItem, sink: ClusterSink) => Promise<boolean>;

export function baseOf<Kind extends ObjectKind>(kind: Kind, item: ApiItem, { place }: ClusterSink): ObjectBase<Kind> {
  const { namespace, name, metadata } = item;
  const reference = { kind, namespace, name };
  return { ...reference, place, path: objectPath(reference), createdAt: instantIn(metadata, 'creationTimestamp') };
}

/** RFC 3339, as the API writes it; `undefined` where it is none. */
export function instantIn(map: PlainMap | undefined, field: string): EpochMs | undefined {
  const at = Date.parse(textIn(map, field) ?? '');
  return Number.isNaN(at) ? undefined : (at as EpochMs);
}

export function numberIn(map: PlainMap | undefined, field: string): number | undefined {
  const value = map?.[field];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The maps of a list; what is none is passed over. */
export function mapsIn(map: PlainMap | undefined, field: string): readonly PlainMap[] {
  const value = map?.[field];
  return Array.isArray(value) ? value.map(asMap).filter((item) => item !== undefined) : [];
}

export function annotationOf(item: ApiItem, name: string): string | undefined {
  return textIn(asMap(item.metadata['annotations']), name);
}

export function conditionsOf(status: PlainMap | undefined): readonly ObjectCondition[] {
  return mapsIn(status, 'conditions').map((condition) => {
    const told = condition['status'];
    return {
      type: textIn(condition, 'type') ?? '',
      status: told === 'True' || told === 'False' ? told : 'Unknown',
      reason: textIn(condition, 'reason'),
      message: textIn(condition, 'message'),
      at: instantIn(condition, 'lastTransitionTime'),
    };
  });
}
