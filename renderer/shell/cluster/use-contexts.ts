import { useEffect, useState } from 'react';
import type { ClusterContexts } from '../../../shared/bridge/cluster-contexts.ts';
import { useServices } from '../../state/app-context.ts';

/** As soon as nobody types any more. */
const restMs = 250;

/**
 * The contexts of a kubeconfig, read anew each time the form opens: it may have been edited since.
 *
 * @param kubeconfig  empty: the usual one
 */
export function useContexts(isWanted: boolean, kubeconfig: string): ClusterContexts | undefined {
  const { host } = useServices();
  const [known, setKnown] = useState<{ readonly of: string; readonly contexts: ClusterContexts }>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOpen = true;
    const ask = async () => {
      const answer = await host.call('cluster.contexts', kubeconfig === '' ? {} : { kubeconfig });
      const nothing = { kubeconfigs: [], contexts: [] };
      const contexts = answer.ok ? answer.value : { ...nothing, problem: answer.error.message };
      if (isOpen) setKnown({ of: kubeconfig, contexts });
    };
    const timer = setTimeout(() => void ask(), kubeconfig === '' ? 0 : restMs);
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [host, isWanted, kubeconfig]);
  return known?.of === kubeconfig ? known.contexts : undefined;
}
