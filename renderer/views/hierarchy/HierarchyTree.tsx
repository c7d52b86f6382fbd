import { useCallback, useMemo, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { inTreeOrder } from '../../../shared/hierarchy/hierarchy-model.ts';
import { nodeName, referenceName } from '../../../shared/hierarchy/node-text.ts';
import { sharedFolderOf } from '../../../shared/hierarchy/where.ts';
import type { BlastRadius } from '../../../shared/hierarchy/blast-radius.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { Button } from '../../ui/Button.tsx';
import { TreeGrid } from '../../ui/tree-grid/TreeGrid.tsx';
import { HierarchyCells } from './HierarchyCells.tsx';
import type { DrawnHierarchyProps } from './drawn-hierarchy.ts';
import { ancestorsOf, visibleRows, type HierarchyRow } from './tree-rows.ts';
import { toldOfElement } from './told-of-element.ts';
import type { Expansion } from './use-expansion.ts';

const rowHeightPx = 28;

export interface HierarchyTreeProps extends DrawnHierarchyProps {
  readonly expansion: Expansion;
  /** What stops with the CA that is pointed at; the rest fades. */
  readonly radius: BlastRadius | undefined;
}

/** The hierarchy as a tree: everything the graph says, row by row. */
export function HierarchyTree(props: HierarchyTreeProps) {
  const { assessment, hierarchy, keys, selectedKey, activeKey, takesFocus, onSelect, onTold, language, zone } = props;
  const { t } = useTranslation();
  const { isOpen, setOpen } = props.expansion;
  const rows = useMemo(() => visibleRows(hierarchy, isOpen), [hierarchy, isOpen]);
  const { sightings } = assessment.inventory;
  const sharedFolder = useMemo(() => sharedFolderOf(sightings), [sightings]);
  const nameOfCertificate = useCallback(
    (sha256: Sha256Hex) => {
      const node = hierarchy.nodes.get(keys.get(sha256) ?? '');
      return node ? referenceName(node) : '—';
    },
    [keys, hierarchy],
  );

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
  const point = (event: PointerEvent) => {
    onTold({ by: 'pointer', told: toldOfElement(event.target, hierarchy) });
  };

  return (
    <div
      className="hierarchy__tree"
      data-lit={props.radius ? '' : undefined}
      onPointerOver={point}
      onPointerLeave={() => {
        onTold({ by: 'pointer', told: undefined });
      }}
      onFocus={(event) => {
        const told = toldOfElement(event.target, hierarchy);
        onTold({ by: 'focus', told, isVisible: event.target.matches(':focus-visible') });
      }}
      onBlur={() => {
        onTold({ by: 'blur' });
      }}
    >
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
        initialKey={activeKey}
        takesFocus={takesFocus}
        nameOf={(row) => (row.kind === 'reference' ? referenceName(row.target) : nodeName(row.node))}
        onExpand={setOpen}
        onSelect={select}
        jumpFrom={jumpFrom}
        rowAttributes={(row) => ({
          'data-kind': row.kind === 'node' ? row.node.kind : row.kind,
          'data-proof': row.kind === 'reference' ? row.edge.proof : undefined,
          'data-node': row.node.id,
          'data-parent': row.kind === 'reference' ? row.edge.parent : row.node.parent?.parent,
          'data-fate': row.kind === 'reference' ? undefined : props.radius?.fateOf(row.node).kind,
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
    </div>
  );
}

/** Opens everything, or closes every CA that holds no CA. */
export function ExpansionButtons({ hierarchy, expansion }: Pick<HierarchyTreeProps, 'hierarchy' | 'expansion'>) {
  const { t } = useTranslation();
  const { nodes } = hierarchy;
  const expandAll = () => {
    expansion.setOpen([...nodes.keys()], true);
  };
  const collapseToCas = () => {
    const holdsCas = (id: string) => nodes.get(id)?.kind === 'ca';
    const leafHolders = inTreeOrder(hierarchy).filter(
      ({ children }) => children.length > 0 && !children.some(holdsCas),
    );
    expansion.setOpen(
      leafHolders.map(({ id }) => id),
      false,
    );
  };
  return (
    <>
      <Button look="quiet" onPress={expandAll}>
        {t('hierarchy.expandAll')}
      </Button>
      <Button look="quiet" onPress={collapseToCas}>
        {t('hierarchy.collapseAll')}
      </Button>
    </>
  );
}
