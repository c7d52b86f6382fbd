import { ChevronRight, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { MiddleEllipsis } from '../ui/MiddleEllipsis.tsx';
import { countKinds, kindCountsText } from '../words/kind-counts.ts';
import './status-bar.css';

/** What was looked at on the left, what is being looked at on the right. */
export function StatusBar({ assessment }: { readonly assessment: Assessment | undefined }) {
  return (
    <footer className="status-bar">
      {assessment ? <CoverageLine assessment={assessment} /> : <span />}
      <LookProgressLine />
    </footer>
  );
}

function CoverageLine({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const showCoverage = useApp((state) => state.showCoverage);
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
        showCoverage(true);
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

function LookProgressLine() {
  const { t } = useTranslation();
  const look = useApp((state) => state.look);
  const cancelLook = useApp((state) => state.cancelLook);
  if (look.phase !== 'looking') return null;
  const { done, total, current } = look.progress ?? { done: 0, total: 0, current: '' };
  return (
    <div className="look-progress tabular">
      <span className="look-progress__current muted">
        <MiddleEllipsis text={visibleText(current)} />
      </span>
      <progress
        className="look-progress__bar"
        aria-label={t('shell.progress.looking')}
        {...(total > 0 ? { value: done, max: total } : {})}
      />
      <output>{t('shell.progress.counting', { done, total })}</output>
      <Button
        look="quiet"
        isDisabled={look.isCancelling}
        onPress={() => void cancelLook()}
        aria-label={t('shell.progress.cancel')}
      >
        <X size={12} aria-hidden />
        {t('shell.progress.cancel')}
      </Button>
    </div>
  );
}
