/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which a select cannot lay out */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOfVerdict, type KubeconfigUse } from '../../../shared/pki/kubeconfig-fleet.ts';
import { withoutFolder } from '../../../shared/hierarchy/where.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { readEndpoint, hostAndPort } from '../../../shared/pki/endpoint.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { residualText } from '../../format/residual-text.ts';
import { useApp } from '../../state/app-context.ts';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import './kubeconfig-list.css';

const rowHeight = 28;
const mostRows = 12;

export interface KubeconfigListProps {
  readonly rows: readonly KubeconfigUse[];
  /** Holds every file that was seen; not repeated in each row. */
  readonly folder: string;
  readonly at: EpochMs;
}

/** One tab stop; arrows move, Enter opens the client certificate in the inspector. Only the rows in view exist. */
export function KubeconfigList({ rows, folder, at }: KubeconfigListProps) {
  const { t } = useTranslation();
  const select = useApp((state) => state.select);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [wantedRow, setActive] = useState(0);
  const active = Math.min(wantedRow, rows.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is handed to a memoised component
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const open = (index: number) => {
    const client = rows[index]?.client;
    if (client) select(client.certificate.sha256);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + mostRows,
      PageUp: active - mostRows,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, target));
      setActive(next);
      virtualizer.scrollToIndex(next);
    } else if (event.key === 'Enter' || event.key === ' ') open(active);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className="kubeconfig-list"
      role="listbox"
      aria-label={t('overview.kubeconfigsLabel')}
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      style={{ height: Math.min(rows.length, mostRows) * rowHeight + 2 }}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="kubeconfig-list__all" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and the keys
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className="kubeconfig-row"
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index);
                  open(index);
                }}
              >
                <KubeconfigRow row={row} folder={folder} at={at} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function KubeconfigRow({ row, folder, at }: Omit<KubeconfigListProps, 'rows'> & { readonly row: KubeconfigUse }) {
  const { t } = useTranslation();
  const { kubeconfig, context, cluster, user, client, verdicts } = row;
  const [worst] = verdicts;
  const path = visibleText(kubeconfig.path);
  const server = serverText(cluster?.server);
  const words = verdicts.map((verdict) => t(`overview.kubeconfigVerdict.${verdict}`)).join(' · ');
  const name = visibleText(user?.name ?? '');
  return (
    <>
      <StatusIcon status={worst === undefined ? (client?.status ?? 'unknown') : statusOfVerdict[worst]} />
      <span className="kubeconfig-row__file">
        <MiddleEllipsis text={visibleText(withoutFolder(kubeconfig.path, folder))} title={path} />
      </span>
      <span className="kubeconfig-row__context ellipsis" title={visibleText(context ?? '')}>
        {context === undefined ? <i className="muted">{t('overview.kubeconfigUnused')}</i> : visibleText(context)}
      </span>
      <span className="kubeconfig-row__server mono ellipsis" title={visibleText(cluster?.server ?? '')}>
        {server}
      </span>
      <span className="kubeconfig-row__verdict ellipsis" title={words === '' ? name : words}>
        {words === '' ? <span className="muted">{t('overview.kubeconfigFine')}</span> : words}
      </span>
      <span className="kubeconfig-row__end tabular muted">
        {client === undefined
          ? t('overview.kubeconfigNoCertificate')
          : residualText(t, residualAt({ ...client.certificate, notAfter: client.effectiveNotAfter }, at))}
      </span>
    </>
  );
}

function serverText(server: string | undefined): string {
  const endpoint = readEndpoint(server ?? '');
  return visibleText(endpoint === undefined ? (server ?? '') : hostAndPort(endpoint.host, endpoint.port));
}
