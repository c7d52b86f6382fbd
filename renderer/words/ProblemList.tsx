import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/pki/problem.ts';
import { problemAdviceJa } from '../../shared/words/problem-advice-ja.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { useApp } from '../state/app-context.ts';
import { problemSentence } from './problem-sentence.ts';
import './problem-list.css';

/** The code in the person's words, the thing, what to do, and the engine's sentence: it is English, and says what to do in English alone. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <ul className="problem-list">
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.path} ${problem.code}`} className="problem">
          <span className="problem__title">{t(`problem.title.${problem.code}`)}</span>
          <span className="problem__path mono">{visibleText(problem.path)}</span>
          {language === 'ja' && <span>{problemAdviceJa[problem.code]}</span>}
          <span className="problem__message muted" lang="en">
            {visibleText(problemSentence(problem))}
          </span>
        </li>
      ))}
    </ul>
  );
}
