import type { ClusterAccess } from '../../electron/engine/sources/cluster/cluster-access.ts';
import { at } from './a-certificate.ts';

/** Asks clusters as a test wishes: nobody answers questions, nothing of this machine's environment counts, attempts follow fast. */
export function aClusterAccess(rest: Partial<ClusterAccess> = {}): ClusterAccess {
  return {
    ask: async () => undefined,
    allSecrets: false,
    namespaces: [],
    home: '/nowhere',
    environment: {},
    showsPluginMessages: false,
    now: () => at('2026-11-23T00:00:00Z'),
    backOffMs: 1,
    ...rest,
  };
}
