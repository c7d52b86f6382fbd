import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/pki/problem.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import './problem-list.css';

/** The code in the person's words, the thing, and the engine's sentence, which is English. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  return (
    <ul className="problem-list">
      {problems.map(({ path, code, message }, index) => (
        <li key={`${index} ${path} ${code}`} className="problem">
          <span className="problem__title">{t(`problem.title.${code}`)}</span>
          <span className="problem__path mono">{visibleText(path)}</span>
          <span className="problem__message muted" lang="en">
            {visibleText(message)}
          </span>
        </li>
      ))}
    </ul>
  );
}
