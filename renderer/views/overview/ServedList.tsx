import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../shared/pki/group-by.ts';
import {
  isRefusal,
  type KubeconfigTrust,
  type ReconcileVerdict,
  type Reconciliation,
} from '../../../shared/pki/reconcile.ts';
import { fileNameOf } from '../../../shared/pki/slash-path.ts';
import type { Status } from '../../../shared/pki/assessment.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import './served-list.css';

/** The status whose sign and tone say the same; what is merely unknown alarms nobody. */
const signs: Readonly<Record<ReconcileVerdict, Status>> = {
  same: 'ok',
  'renewed-not-served': 'critical',
  'served-newer': 'soon',
  'another-ca': 'soon',
  'own-making': 'ok',
  'not-on-disk': 'unknown',
  'not-answered': 'unknown',
};

/** One line an address: where, what, the verdict, the file, and what its kubeconfigs make of it. */
export function ServedList({ reconciled }: { readonly reconciled: readonly Reconciliation[] }) {
  const { t } = useTranslation();
  const select = useApp((state) => state.select);
  return (
    <ul className="served-list">
      {reconciled.map(({ endpoint, component, chain, onDisk, verdict, kubeconfigs }, index) => {
        const path = visibleText(endpoint.path);
        const node = onDisk?.related.nodes.join(', ') ?? '';
        return (
          <li key={`${index} ${endpoint.path}`} className="served-row">
            <StatusIcon status={kubeconfigs.some(isRefusal) ? 'critical' : signs[verdict]} />
            {chain.leaf === undefined ? (
              <span className="mono served-row__endpoint">{path}</span>
            ) : (
              <button
                type="button"
                className="mono served-row__endpoint served-row__link"
                onClick={() => {
                  select(chain.leaf?.certificate.sha256);
                }}
              >
                {path}
              </button>
            )}
            <span className="served-row__component">
              {node === ''
                ? (component?.component ?? '')
                : t('overview.onNode', { name: component?.component ?? '', node: visibleText(node) })}
            </span>
            <span className="served-row__verdict">
              {t(`overview.verdict.${verdict}`)}
              {onDisk !== undefined && (
                <span className="muted" title={visibleText(onDisk.sighting.path)}>
                  {' · '}
                  {visibleText(fileNameOf(onDisk.sighting.path))}
                </span>
              )}
              {kubeconfigs.length === 0 && endpoint.systemRoots === 'trusted' && (
                <span className="served-row__trust muted">{t('overview.bySystemRoots')}</span>
              )}
              {[...groupBy(kubeconfigs, ({ trust }) => trust)].map(([trust, members]) => (
                <span key={trust} className="served-row__trust muted">
                  {t(`overview.trust.${trust}`, { files: filesOf(members) })}
                </span>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A few by name; a fleet of kubeconfigs is in the findings. */
const maxFiles = 6;

function filesOf(members: readonly KubeconfigTrust[]): string {
  const names = [...new Set(members.map(({ kubeconfig }) => visibleText(fileNameOf(kubeconfig.path))))];
  return names.slice(0, maxFiles).join(', ') + (names.length > maxFiles ? ' …' : '');
}
