import { groupBy } from '../pki/group-by.ts';
import type { Assessment } from '../pki/assessment.ts';
import { reconcile, type KubeconfigTrust, type Reconciliation } from '../pki/reconcile.ts';
import { fileNameOf } from '../pki/slash-path.ts';
import { listEn } from '../words/findings/phrases-en.ts';
import { reconcileEn } from '../words/reconcile-words-en.ts';
import { visibleText } from '../x509/visible-text.ts';
import { inColumns } from './check-columns.ts';
import type { Paint } from './check-table.ts';

/** What each port presents, beside its file and the kubeconfigs that lead there. Nothing where none was asked. */
export function checkEndpoints({ inventory }: Assessment, paint: Paint = (text) => text): string {
  const reconciled = reconcile(inventory);
  if (reconciled.length === 0) return '';
  const count = `${reconciled.length} ${reconciled.length === 1 ? 'address' : 'addresses'} asked`;
  const lines = inColumns(reconciled.map(cellsOf)).flatMap((line, index) => {
    const each = reconciled[index];
    return [line, ...(each === undefined ? [] : trustLines(each))];
  });
  return [paint(`PORTS: ${count}`, 'header'), ...lines].map((line) => `${line}\n`).join('');
}

function cellsOf({ endpoint, component, onDisk, verdict }: Reconciliation): readonly string[] {
  const node = onDisk?.related.nodes.join(', ') ?? '';
  const file = onDisk === undefined ? '' : `: ${onDisk.sighting.path}`;
  return [
    visibleText(endpoint.path),
    visibleText(`${component?.component ?? ''}${node === '' ? '' : ` (${node})`}`),
    visibleText(`${reconcileEn.verdict[verdict]}${file}`),
  ];
}

/** Who verifies it, and who does not, below its own line. */
function trustLines({ endpoint, kubeconfigs }: Reconciliation): readonly string[] {
  const isBySystem = kubeconfigs.length === 0 && endpoint.systemRoots === 'trusted';
  const trusts = [...groupBy(kubeconfigs, ({ trust }) => trust)].map(([trust, members]) => trustText(trust, members));
  return [...(isBySystem ? [reconcileEn.bySystemRoots] : []), ...trusts].map((text) => `  ${visibleText(text)}`);
}

function trustText(trust: KubeconfigTrust['trust'], members: readonly KubeconfigTrust[]): string {
  const files = listEn([...new Set(members.map(({ kubeconfig }) => fileNameOf(kubeconfig.path)))]);
  return reconcileEn.trust[trust].replace('{{files}}', () => files);
}
