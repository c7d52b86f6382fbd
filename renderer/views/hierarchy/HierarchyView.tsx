import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { blastIndex } from '../../../shared/hierarchy/blast-radius.ts';
import { hierarchyOf } from '../../../shared/hierarchy/hierarchy-model.ts';
import { keyOfCertificate } from '../../../shared/hierarchy/tree-keys.ts';
import { useApp } from '../../state/app-context.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import type { ViewProps } from '../view-props.ts';
import { FactBar } from './FactBar.tsx';
import { HierarchyGraph } from './graph/HierarchyGraph.tsx';
import { HierarchySummary } from './HierarchySummary.tsx';
import { ExpansionButtons, HierarchyTree } from './HierarchyTree.tsx';
import { useExpansion } from './use-expansion.ts';
import { useOpenPath } from './use-open-path.ts';
import { useTold } from './use-told.ts';
import './hierarchy.css';

/** Who issued whom: a CA, what it signed, and what is missing; as a tree or as a graph. */
export function HierarchyView(props: ViewProps) {
  const { assessment, selected, language, zone } = props;
  const { t } = useTranslation();
  const shape = useApp((state) => state.hierarchyShape);
  const drawAs = useApp((state) => state.drawHierarchyAs);
  const hierarchy = hierarchyOf(assessment);
  const expansion = useExpansion(hierarchy);
  const keys = useMemo(() => keyOfCertificate(hierarchy), [hierarchy]);
  const selectedKey = selected === undefined ? undefined : keys.get(selected);
  useOpenPath(hierarchy, selectedKey, expansion);
  const { told, lit, onTold, lastFocused } = useTold();
  const [takesFocus, setTakesFocus] = useState(false);
  const blast = blastIndex(hierarchy, assessment);
  const radius = useMemo(() => {
    const found = lit === undefined ? undefined : blast.of(lit);
    return found && found.count > 0 ? found : undefined;
  }, [blast, lit]);

  if (hierarchy.nodes.size === 0) return <p className="hierarchy__empty">{t('hierarchy.empty')}</p>;

  const draw = (next: typeof shape, withFocus: boolean) => {
    setTakesFocus(withFocus);
    onTold({ by: 'blur' });
    onTold({ by: 'pointer', told: undefined });
    drawAs(next);
  };
  // The key that changes the picture takes the focus along; the button keeps it, and the next tab stop is the same node.
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'g') return;
    event.preventDefault();
    draw(shape === 'tree' ? 'graph' : 'tree', true);
  };
  const activeKey = lastFocused() ?? selectedKey;
  const drawn = { ...props, hierarchy, keys, selectedKey, activeKey, takesFocus, onTold };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut for what a button does too
    <section className="hierarchy" aria-label={t('hierarchy.label')} onKeyDown={onKeyDown}>
      <div className="hierarchy__bar">
        <HierarchySummary assessment={assessment} hierarchy={hierarchy} />
        <span className="hierarchy__actions">
          {shape === 'tree' && <ExpansionButtons hierarchy={hierarchy} expansion={expansion} />}
          <Segmented
            label={t('hierarchy.drawn.label')}
            options={[
              { value: 'tree', text: t('hierarchy.drawn.tree') },
              { value: 'graph', text: t('hierarchy.drawn.graph') },
            ]}
            value={shape}
            onChange={(next) => {
              draw(next, false);
            }}
          />
        </span>
      </div>
      {shape === 'tree' ? (
        <HierarchyTree {...drawn} expansion={expansion} radius={radius} />
      ) : (
        <HierarchyGraph {...drawn} blast={blast} radius={radius} />
      )}
      <FactBar told={told} context={{ t, language, zone, hierarchy, blast }} />
    </section>
  );
}
