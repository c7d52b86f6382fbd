import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sighting } from '../../../shared/pki/inventory.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { CopyValue } from './CopyValue.tsx';
import { Section } from './Section.tsx';
import './sighting-section.css';

const mostShown = 100;

/** Every place it was seen in, with what is known of the file and of the key beside it. */
export function SightingSection({ sightings }: { readonly sightings: readonly Sighting[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('inspector.seen', { count: sightings.length })}>
      <ul className="sightings">
        {sightings.slice(0, mostShown).map((sighting, index) => (
          <SightingItem key={`${index} ${sighting.path}`} sighting={sighting} />
        ))}
      </ul>
      {sightings.length > mostShown && (
        <p className="muted">{t('inspector.moreNames', { count: sightings.length - mostShown })}</p>
      )}
    </Section>
  );
}

function SightingItem({ sighting }: { readonly sighting: Sighting }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const { path, field, entryName, position, file, key } = sighting;
  const facts = [
    ...(entryName === undefined
      ? []
      : [t(field?.startsWith('users') ? 'inspector.user' : 'inspector.cluster', { name: visibleText(entryName) })]),
    ...(position > 0 ? [t('inspector.position', { position: position + 1 })] : []),
    ...(file === undefined
      ? []
      : [
          t('inspector.mode', { mode: file.mode.toString(8).padStart(4, '0') }),
          t('inspector.modified', { instant: instant(file.modifiedAt) }),
        ]),
    ...(file?.symlinkTarget === undefined ? [] : [t('inspector.symlink', { target: visibleText(file.symlinkTarget) })]),
  ];
  return (
    <li className="sighting">
      <CopyValue label={t('inspector.place')} value={path} isMono>
        {visibleText(path)}
      </CopyValue>
      <div className="sighting__facts muted tabular">{facts.join(' · ')}</div>
      <div className="sighting__key" data-key={key}>
        <KeyRound size={12} aria-hidden />
        {t(`inspector.key.${key}`)}
      </div>
    </li>
  );
}
