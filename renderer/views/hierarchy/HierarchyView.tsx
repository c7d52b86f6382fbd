import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { Button } from '../../ui/Button.tsx';
import { HierarchyCells } from './HierarchyCells.tsx';
import { hierarchyOf, inTreeOrder, type Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { nodeName, referenceName } from '../../../shared/hierarchy/node-text.ts';
import { TreeGrid } from '../../ui/tree-grid/TreeGrid.tsx';
import { keyOfCertificate } from '../../../shared/hierarchy/tree-keys.ts';
import { ancestorsOf, visibleRows, type HierarchyRow } from './tree-rows.ts';
import { useExpansion } from './use-expansion.ts';
import { useOpenPath } from './use-open-path.ts';
import type { ViewProps } from '../view-props.ts';
import { sharedFolderOf } from '../../../shared/hierarchy/where.ts';
import './hierarchy.css';

const rowHeightPx = 28;

/** Who issued whom: a CA, what it signed, and what is missing. */
export function HierarchyView({ assessment, selected, onSelect, language, zone }: ViewProps) {
  const { t } = useTranslation();
  const hierarchy = hierarchyOf(assessment);
  const expansion = useExpansion(hierarchy);
  const { isOpen, setOpen } = expansion;
  const rows = useMemo(() => visibleRows(hierarchy, isOpen), [hierarchy, isOpen]);
  const keys = useMemo(() => keyOfCertificate(hierarchy), [hierarchy]);
  const selectedKey = selected === undefined ? undefined : keys.get(selected);
  useOpenPath(hierarchy, selectedKey, expansion);
  const { sightings } = assessment.inventory;
  const sharedFolder = useMemo(() => sharedFolderOf(sightings), [sightings]);
  const nameOfCertificate = useCallback(
    (sha256: Sha256Hex) => nodeNameOf(keys.get(sha256), hierarchy),
    [keys, hierarchy],
  );
  const ordered = useMemo(() => inTreeOrder(hierarchy), [hierarchy]);

  if (rows.length === 0) return <p className="hierarchy__empty">{t('hierarchy.empty')}</p>;

  const select = (row: HierarchyRow) => {
    const assessed = row.kind === 'instance' ? row.assessed : row.node.certificates[0];
    if (row.kind !== 'reference' && assessed) onSelect(assessed.certificate.sha256);
    else if (row.kind === 'node' && row.expanded !== undefined) setOpen([row.key], !row.expanded);
  };
  const jumpFrom = (row: HierarchyRow): string | undefined => {
    if (row.kind !== 'reference') return undefined;
    setOpen(ancestorsOf(row.target, hierarchy), true);
    return row.target.id;
  };
  const cas = ordered.filter(({ kind }) => kind === 'ca').length;
  const holes = ordered.filter(({ kind }) => kind === 'hole').length;
  const collapsible = ordered.filter(({ children }) => children.length > 0);

  return (
    <section className="hierarchy" aria-label={t('hierarchy.label')}>
      <div className="hierarchy__bar">
        <p className="muted">
          {t('hierarchy.summary.certificates', { count: assessment.certificates.length })}
          {cas > 0 && t('hierarchy.summary.cas', { count: cas })}
          {holes > 0 && <strong> · {t('hierarchy.summary.holes', { count: holes })}</strong>}
        </p>
        <span className="hierarchy__actions">
          <Button
            look="quiet"
            onPress={() =>
              setOpen(
                ordered.map(({ id }) => id),
                true,
              )
            }
          >
            {t('hierarchy.expandAll')}
          </Button>
          <Button
            look="quiet"
            onPress={() => {
              const holdsCas = (id: string) => hierarchy.nodes.get(id)?.kind === 'ca';
              setOpen(
                collapsible.filter(({ children }) => !children.some(holdsCas)).map(({ id }) => id),
                false,
              );
            }}
          >
            {t('hierarchy.collapseAll')}
          </Button>
        </span>
      </div>
      <TreeGrid
        label={t('hierarchy.label')}
        columns={[
          { id: 'name', label: t('hierarchy.column.name') },
          { id: 'status', label: t('hierarchy.column.status') },
          { id: 'expires', label: t('hierarchy.column.expires') },
          { id: 'remaining', label: t('hierarchy.column.remaining') },
        ]}
        rows={rows}
        rowHeightPx={rowHeightPx}
        selectedKey={selectedKey}
        nameOf={(row) => (row.kind === 'reference' ? referenceName(row.target) : nodeName(row.node))}
        onExpand={setOpen}
        onSelect={select}
        jumpFrom={jumpFrom}
        rowAttributes={(row) => ({
          'data-kind': row.kind === 'node' ? row.node.kind : row.kind,
          'data-proof': row.kind === 'reference' ? row.edge.proof : undefined,
        })}
        renderCells={(row) => (
          <HierarchyCells
            row={row}
            at={assessment.at}
            nameOfCertificate={nameOfCertificate}
            language={language}
            zone={zone}
            sharedFolder={sharedFolder}
          />
        )}
      />
    </section>
  );
}

function nodeNameOf(key: string | undefined, { nodes }: Hierarchy): string {
  const node = key === undefined ? undefined : nodes.get(key);
  return node ? referenceName(node) : '—';
}
