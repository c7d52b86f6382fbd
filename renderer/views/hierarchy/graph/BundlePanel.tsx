import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../../../shared/hierarchy/entity.ts';
import type { HierarchyNode } from '../../../../shared/hierarchy/hierarchy-model.ts';
import { nodeName } from '../../../../shared/hierarchy/node-text.ts';
import { whereOf } from '../../../../shared/hierarchy/where.ts';
import type { Sha256Hex } from '../../../../shared/x509/brand.ts';
import { Button } from '../../../ui/Button.tsx';
import { MiddleEllipsis } from '../../../ui/MiddleEllipsis.tsx';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { TreeGrid } from '../../../ui/tree-grid/TreeGrid.tsx';
import { dayOfEnd, type CardContext } from './card-lines.ts';

export interface BundlePanelProps {
  readonly title: string;
  readonly members: readonly HierarchyNode[];
  readonly context: CardContext;
  /** Left out of paths: everything lies in it. */
  readonly sharedFolder: string;
  readonly selectedKey: NodeId | undefined;
  readonly onSelect: (sha256: Sha256Hex) => void;
  readonly onClose: () => void;
}

const rowHeightPx = 44;

/** What stands in one card, as a list beside the graph; the first to end comes first. */
export function BundlePanel(props: BundlePanelProps) {
  const { title, members, context, sharedFolder, onSelect, onClose } = props;
  const { t } = useTranslation();
  const rows = useMemo(
    () =>
      members.map((node, index) => ({
        key: node.id,
        level: 1,
        posInSet: index + 1,
        setSize: members.length,
        expanded: undefined,
        node,
      })),
    [members],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape does what its button does
    <aside
      className="bundle-panel"
      aria-label={t('hierarchy.bundle.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="bundle-panel__head">
        <h2 className="ellipsis" title={title}>
          {title}
        </h2>
        <Button look="icon" aria-label={t('hierarchy.bundle.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <TreeGrid
        label={title}
        columns={[
          { id: 'name', label: t('hierarchy.bundle.column.name') },
          { id: 'end', label: t('hierarchy.bundle.column.expires') },
        ]}
        rows={rows}
        rowHeightPx={rowHeightPx}
        selectedKey={props.selectedKey}
        takesFocus
        nameOf={({ node }) => nodeName(node)}
        onExpand={() => {}}
        onSelect={({ node }) => {
          const sha256 = node.certificates[0]?.certificate.sha256;
          if (sha256 !== undefined) onSelect(sha256);
        }}
        renderCells={({ node }) => {
          const [best] = node.certificates;
          const where = whereOf(node.certificates, sharedFolder);
          return (
            <>
              <div role="gridcell" className="tree-grid__cell bundle-panel__name">
                <MiddleEllipsis text={nodeName(node)} />
                <span className="muted ellipsis" title={where}>
                  {where}
                </span>
              </div>
              <div role="gridcell" className="tree-grid__cell bundle-panel__end tabular">
                {best && (
                  <>
                    <span className="bundle-panel__status">
                      <StatusIcon status={best.status} size={13} />
                      {best.isReplaced ? t('hierarchy.replaced') : t(`status.${best.status}`)}
                    </span>
                    <span className="muted">{dayOfEnd(best, context)}</span>
                  </>
                )}
              </div>
            </>
          );
        }}
      />
    </aside>
  );
}
