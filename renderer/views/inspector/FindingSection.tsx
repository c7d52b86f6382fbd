import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { findingText } from '../../../shared/words/findings/finding-words.ts';
import { useApp } from '../../state/app-context.ts';
import { useFindings } from '../../state/use-findings.ts';
import { SeverityBadge } from '../findings/SeverityBadge.tsx';
import { CutList } from './CutList.tsx';
import { Section } from './Section.tsx';
import '../findings/findings.css';

const firstFindings = 5;

/** What is wrong with it, and what to do; what was silenced is not repeated here. */
export function FindingSection({
  assessment,
  inspected,
}: {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const silenced = useApp((state) => state.settings.silenced);
  const { sha256 } = inspected.certificate;
  const found = (useFindings(assessment) ?? []).filter(({ certificates }) => certificates.includes(sha256));
  const open = found.filter(({ id }) => !silenced.some((silence) => silence.id === id));
  if (open.length === 0) return null;
  return (
    <Section name="findings" title={t('findings.ofCertificate')}>
      <CutList items={open} first={firstFindings} className="field-list">
        {(finding, index) => {
          const { message, fix } = findingText(finding, language);
          return (
            <li key={index} className="inspected-finding">
              <p className="inspected-finding__head">
                <SeverityBadge severity={finding.severity} /> <span className="muted">{finding.id}</span>
              </p>
              <p className="finding__message">{message}</p>
              <p>{fix}</p>
            </li>
          );
        }}
      </CutList>
    </Section>
  );
}
