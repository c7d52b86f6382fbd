import { objectPath } from '../../../../shared/cluster/object-base.ts';
import { judgeStoredObject } from '../stored-object/judge-stored-object.ts';
import type { ApiItem } from './api-item.ts';
import { finishJudgingObject, startJudgingObject } from './judge-value.ts';
import type { ClusterSink, ObjectReader } from './object-reader.ts';
import { noteWellKnown } from './well-known-config-maps.ts';

export const readSecret: ObjectReader = (item, sink) => readStored('Secret', item, sink);

export const readConfigMap: ObjectReader = async (item, sink) => {
  const isKnown = noteWellKnown(item, sink);
  return (await readStored('ConfigMap', item, sink)) || isKnown;
};

async function readStored(kind: 'Secret' | 'ConfigMap', item: ApiItem, sink: ClusterSink): Promise<boolean> {
  const { namespace, name, object } = item;
  const judged = startJudgingObject(objectPath({ kind, namespace, name }), sink);
  // A list does not repeat the kind with each of its items.
  const stored = await judgeStoredObject(judged, { ...object, kind }, '', sink.state.slices);
  finishJudgingObject(judged);
  return stored !== undefined;
}
