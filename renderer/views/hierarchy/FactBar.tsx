import { useTranslation } from 'react-i18next';
import { factText, type FactContext } from './fact-text.ts';
import type { Told } from './told.ts';

/** A line under the tree or the graph: what the thing under the pointer or with the focus means. */
export function FactBar({ told, context }: { readonly told: Told | undefined; readonly context: FactContext }) {
  const { t } = useTranslation();
  const parts = told ? factText(told, context) : [];
  const [first, ...rest] = parts;
  return (
    <div
      className="fact-bar"
      id={factBarId}
      role="note"
      aria-label={t('hierarchy.fact.label')}
      title={parts.join(' · ')}
    >
      {first === undefined ? <span className="muted">{t('hierarchy.fact.hint')}</span> : <span>{first}</span>}
      {rest.length > 0 && <span className="fact-bar__rest muted">{rest.join(' · ')}</span>}
    </div>
  );
}

export const factBarId = 'hierarchy-fact';
