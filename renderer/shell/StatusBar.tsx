import { ChevronRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { useApp } from '../state/app-context.ts';
import { countKinds, kindCountsText } from '../words/kind-counts.ts';
import { LookProgressLine } from './LookProgress.tsx';
import { Notice } from './Notice.tsx';
import './status-bar.css';

/** What was looked at on the left; what has just been done, and what is being looked at again, on the right. */
export function StatusBar({ assessment }: { readonly assessment: Assessment | undefined }) {
  const isLooking = useApp((state) => state.look.phase === 'looking');
  // The other views show how far it is in their middle.
  const showsArriving = useApp((state) => state.arriving !== undefined && state.view === 'certificates');
  const hasRows = assessment !== undefined || showsArriving;
  return (
    <footer className="status-bar">
      {assessment && <CoverageLine assessment={assessment} />}
      <Notice />
      {hasRows && isLooking && <LookProgressLine />}
    </footer>
  );
}

function CoverageLine({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  const { coverage, problems } = assessment.inventory;
  const { files, read, ignored } = coverage;
  const parts = [
    read === files ? t('shell.coverage.readAll', { count: files }) : t('shell.coverage.read', { read, files }),
    kindCountsText(t, countKinds(assessment)),
    ...(ignored > 0 ? [t('shell.coverage.ignored', { count: ignored })] : []),
  ];
  return (
    <button
      type="button"
      className="status-bar__coverage tabular"
      aria-haspopup="dialog"
      title={t('shell.coverage.show')}
      onClick={() => {
        showDialog('coverage');
      }}
    >
      <span className="ellipsis">{parts.join(' · ')}</span>
      {problems.length > 0 && (
        <span className="status-bar__problems">
          <TriangleAlert size={12} aria-hidden />
          {t('shell.coverage.problems', { count: problems.length })}
        </span>
      )}
      <ChevronRight size={12} aria-hidden />
    </button>
  );
}
