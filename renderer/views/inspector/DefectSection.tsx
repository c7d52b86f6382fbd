import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Defect } from '../../../shared/x509/defect.ts';
import { CutList } from './CutList.tsx';
import { Section } from './Section.tsx';
import { ValueText } from './ValueText.tsx';
import './defect-section.css';

const firstDefects = 20;

/** What is wrong with it, what RFC 5280 says of that, and what it means for whoever uses the certificate. */
export function DefectSection({ defects }: { readonly defects: readonly Defect[] }) {
  const { t } = useTranslation();
  if (defects.length === 0) return null;
  return (
    <Section name="defects" title={t('inspector.defects')}>
      <CutList items={defects} first={firstDefects} className="field-list">
        {({ code, message }, index) => (
          <li key={`${index} ${code}`} className="defect">
            <TriangleAlert className="defect__icon" size={12} aria-hidden />
            <div>
              <p className="defect__message" lang="en">
                <ValueText text={message} />
              </p>
              <p className="muted">{t(`inspector.defect.${code}`)}</p>
            </div>
          </li>
        )}
      </CutList>
    </Section>
  );
}
