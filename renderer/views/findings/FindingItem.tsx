import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/findings/finding.ts';
import { sharedFolderOf } from '../../../shared/hierarchy/where.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { findingText } from '../../../shared/words/findings/finding-words.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';

const firstEvidence = 6;

/** One finding: the sentence, what to do, and what it is about, each certificate a way into the inspector. */
export function FindingItem({ assessment, finding }: { readonly assessment: Assessment; readonly finding: Finding }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const select = useApp((state) => state.select);
  const { message, fix } = findingText(finding, language);
  const certificates = finding.certificates.flatMap((sha256) => assessment.bySha256.get(sha256) ?? []);
  const sharedFolder = useMemo(() => sharedFolderOf(assessment.inventory.sightings), [assessment.inventory]);
  const places = [...new Map(finding.places.map((each) => [`${each.path}\n${each.field ?? ''}`, each])).values()];
  return (
    <li className="finding">
      <p className="finding__message">{message}</p>
      <p>
        <span className="finding__label">{t('findings.fix')}</span> {fix}
      </p>
      {certificates.length > 0 && (
        <p className="finding__evidence">
          <span className="finding__label">{t('findings.certificates')}</span>
          {certificates.slice(0, firstEvidence).map((assessed) => (
            <button
              key={assessed.certificate.sha256}
              type="button"
              className="finding__certificate"
              onClick={() => {
                select(assessed.certificate.sha256);
              }}
            >
              {certificateName(assessed)}
            </button>
          ))}
          {certificates.length > firstEvidence && (
            <span className="muted">{t('findings.more', { count: certificates.length - firstEvidence })}</span>
          )}
        </p>
      )}
      {places.length > 0 && (
        <p className="finding__evidence">
          <span className="finding__label">{t('findings.places')}</span>
          {places.slice(0, firstEvidence).map(({ path, field }) => (
            <code key={`${path}\n${field ?? ''}`} className="finding__path" title={visibleText(path)}>
              {visibleText(path.startsWith(sharedFolder) ? path.slice(sharedFolder.length) : path)}
              {field !== undefined && ` · ${visibleText(field)}`}
            </code>
          ))}
          {places.length > firstEvidence && (
            <span className="muted">{t('findings.more', { count: places.length - firstEvidence })}</span>
          )}
        </p>
      )}
    </li>
  );
}
