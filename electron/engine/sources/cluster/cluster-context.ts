import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { textIn } from '../kubeconfig/plain-value.ts';
import { ClusterError } from './cluster-error.ts';
import type { EntryOfFile, MergedKubeconfig } from './kubeconfig-files.ts';

/** One context of a kubeconfig with what it leads to. */
export interface ClusterContext {
  readonly name: string;
  readonly cluster: EntryOfFile;
  /** `undefined`: the context names none, and we are anonymous. */
  readonly user: EntryOfFile | undefined;
  readonly namespace: string | undefined;
}

/** @throws {ClusterError} where it has no such context, or the context leads nowhere */
export function contextOf(kubeconfig: MergedKubeconfig, wanted: string | undefined): ClusterContext {
  const { clusters, users, contexts, currentContext, paths } = kubeconfig;
  const where = visibleText(paths.join(', '));
  const name = wanted ?? currentContext;
  if (name === undefined) throw refused(`${where} has no current-context: name one, cluster:KUBECONFIG#CONTEXT.`);
  const context = contexts.get(name);
  if (context === undefined) {
    const known = [...contexts.keys()].slice(0, 10).map((each) => visibleText(each));
    throw refused(
      `${where} has no context ${visibleText(name)}; it has ${known.length === 0 ? 'none' : known.join(', ')}.`,
    );
  }
  const find = (kind: 'cluster' | 'user', all: ReadonlyMap<string, EntryOfFile>): EntryOfFile | undefined => {
    const named = textIn(context.fields, kind);
    const entry = named === undefined ? undefined : all.get(named);
    if (named !== undefined && entry === undefined) {
      throw refused(
        `The context ${visibleText(name)} of ${where} names the ${kind} ${visibleText(named)}, which is not there.`,
      );
    }
    return entry;
  };
  const cluster = find('cluster', clusters);
  if (cluster === undefined) throw refused(`The context ${visibleText(name)} of ${where} names no cluster.`);
  return { name, cluster, user: find('user', users), namespace: textIn(context.fields, 'namespace') };
}

function refused(message: string): ClusterError {
  return new ClusterError('cluster-kubeconfig', message);
}
