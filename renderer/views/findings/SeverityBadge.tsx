import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../shared/findings/finding.ts';
import '../../ui/status-badge.css';

const icons: Readonly<Record<Severity, LucideIcon>> = { critical: OctagonAlert, warning: TriangleAlert, notice: Info };
/** The status whose tone says the same. */
const tones = { critical: 'critical', warning: 'soon', notice: 'not-yet-valid' } as const;

/** Icon and word together; the colour is the third cue. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation();
  const Icon = icons[severity];
  return (
    <span className="status-badge" data-status={tones[severity]}>
      <Icon className="status-icon" size={14} strokeWidth={2.25} aria-hidden />
      {t(`findings.severity.${severity}`)}
    </span>
  );
}
