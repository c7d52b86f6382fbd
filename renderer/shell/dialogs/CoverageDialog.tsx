import { useTranslation } from 'react-i18next';
import type { Inventory } from '../../../shared/pki/inventory.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { ProblemList } from '../../words/ProblemList.tsx';
import { DialogFrame } from './DialogFrame.tsx';
import './coverage-dialog.css';

/** A list nobody reads to the end is cut, and says by how many. */
const maxShown = 500;

/** Everything that was not turned into a row: what could not be read, and what was left out by rule. */
export function CoverageDialog({ inventory }: { readonly inventory: Inventory }) {
  const { t } = useTranslation();
  const { problems, coverage } = inventory;
  const { ignoredFiles, ignored } = coverage;
  return (
    <DialogFrame name="coverage" title={t('shell.coverage.title')} isText>
      <h3 className="dialog__section">{t('shell.coverage.problemsTitle')}</h3>
      {problems.length === 0 && <p className="muted">{t('shell.coverage.noProblems')}</p>}
      <ProblemList problems={problems.slice(0, maxShown)} />
      <More count={problems.length - maxShown} />
      <h3 className="dialog__section">{t('shell.coverage.ignoredTitle')}</h3>
      {ignored === 0 && <p className="muted">{t('shell.coverage.noIgnored')}</p>}
      <ul className="ignored-list">
        {ignoredFiles.slice(0, maxShown).map(({ path, reason }) => (
          <li key={path} className="ignored">
            <span className="mono ignored__path">{visibleText(path)}</span>
            <span className="muted">{t(`shell.coverage.reason.${reason}`)}</span>
          </li>
        ))}
      </ul>
      <More count={ignored - Math.min(ignoredFiles.length, maxShown)} />
    </DialogFrame>
  );
}

function More({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return count > 0 ? <p className="muted">{t('shell.coverage.moreIgnored', { count })}</p> : null;
}
