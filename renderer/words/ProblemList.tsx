import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/pki/problem.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { problemSentence } from './problem-sentence.ts';
import './problem-list.css';

/** The code in the person's words, the thing, and the engine's sentence, which is English. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  return (
    <ul className="problem-list">
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.path} ${problem.code}`} className="problem">
          <span className="problem__title">{t(`problem.title.${problem.code}`)}</span>
          <span className="problem__path mono">{visibleText(problem.path)}</span>
          <span className="problem__message muted" lang="en">
            {visibleText(problemSentence(problem))}
          </span>
        </li>
      ))}
    </ul>
  );
}
