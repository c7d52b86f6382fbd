import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { nodeRoleMatrix } from '../../../shared/pki/node-role-matrix.ts';
import { MatrixGrid } from './MatrixGrid.tsx';

/** A matrix compares: with one row there is nothing to compare with. */
const fewestRows = 2;

/** Which certificate each node has of each role; what differs from the other nodes is marked and said. */
export function NodeMatrix({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const [activeText, setActiveText] = useState<string>();
  const matrix = useMemo(() => nodeRoleMatrix(assessment), [assessment]);
  const { rows, roles } = matrix;
  const oddCells = useMemo(
    () => rows.reduce((sum, { cells }) => sum + cells.filter(({ odd }) => odd.length > 0).length, 0),
    [rows],
  );
  if (rows.length < fewestRows || roles.length === 0) return null;
  const areNodesKnown = rows.some(({ node }) => node !== undefined);
  const title = t(areNodesKnown ? 'overview.matrix' : 'overview.matrixPlaces');
  const summary = oddCells === 0 ? t('overview.matrixAlike') : t('overview.matrixOdd', { count: oddCells });
  return (
    <section className="overview__section" aria-label={title}>
      <h2 className="overview__title">
        {title}
        <span className="overview__aside tabular ellipsis">{activeText ?? summary}</span>
      </h2>
      <MatrixGrid matrix={matrix} at={assessment.at} label={title} onActive={setActiveText} />
    </section>
  );
}
