import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Defect } from '../../../shared/x509/defect.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { Section } from './Section.tsx';
import './defect-section.css';

export function DefectSection({ defects }: { readonly defects: readonly Defect[] }) {
  const { t } = useTranslation();
  if (defects.length === 0) return null;
  return (
    <Section title={t('inspector.defects')}>
      <ul className="field-list">
        {defects.map(({ code, message }, index) => (
          <li key={`${index} ${code}`} className="defect">
            <TriangleAlert className="defect__icon" size={12} aria-hidden />
            <span lang="en">{visibleText(message)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
