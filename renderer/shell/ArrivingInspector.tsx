import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import { subjectLabel } from '../../shared/x509/name-label.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { cutText } from '../views/inspector/cut-text.ts';
import { DefectSection } from '../views/inspector/DefectSection.tsx';
import { InstantField } from '../views/inspector/InstantField.tsx';
import { NameSection } from '../views/inspector/NameSection.tsx';
import { ResizeHandle } from '../views/inspector/ResizeHandle.tsx';
import { Section } from '../views/inspector/Section.tsx';
import '../views/inspector/inspector.css';

const mostName = 200;

/** Where the inspector will be: what a certificate says of itself, while the rest is worked out. */
export function ArrivingInspector({ selected }: { readonly selected: Sha256Hex }) {
  const { t } = useTranslation();
  const select = useApp((state) => state.select);
  // The same list for a whole look.
  const certificates = useApp((state) => state.arriving?.certificates);
  const certificate = useMemo(() => certificates?.find(({ sha256 }) => sha256 === selected), [certificates, selected]);
  if (certificate === undefined) return null;
  return (
    <aside className="inspector" aria-label={t('inspector.title')} aria-busy>
      <ResizeHandle />
      <header className="inspector__head">
        <div className="inspector__name">
          <h2 className="inspector__title">{cutText(subjectLabel(certificate), mostName).shown}</h2>
          <p className="muted inspector__kind">{t('inspector.judgedLater')}</p>
        </div>
        <Button look="icon" aria-label={t('inspector.close')} onPress={() => select(undefined)}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <div key={selected} className="inspector__body">
        <Section name="validity" title={t('inspector.validity')}>
          <dl className="fields tabular">
            <InstantField label={t('inspector.notBefore')} at={certificate.notBefore} />
            <InstantField label={t('inspector.notAfter')} at={certificate.notAfter} />
          </dl>
        </Section>
        <DefectSection defects={certificate.defects} />
        <NameSection certificate={certificate} />
      </div>
    </aside>
  );
}
