import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { formatInstant, type Zone } from '../../format/instant.ts';
import { residualAt } from '../../format/residual.ts';
import { residualText } from '../../format/residual-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { whereOf } from '../../../shared/hierarchy/where.ts';
import type { Bar } from './display-list.ts';
import type { TimelineRow } from './timeline-rows.ts';

/** The bar under the pointer, and where the pointer first met it. */
export interface Hovered {
  readonly row: TimelineRow;
  readonly bar: Bar;
  readonly assessed: AssessedCertificate;
  readonly x: number;
  readonly y: number;
}

export interface TimelineTooltipProps {
  readonly hovered: Hovered;
  readonly assessment: Assessment;
  readonly language: Language;
  readonly zone: Zone;
}

const widthPx = 350;
/** Below this many px from the top of the rows there is no room above the pointer. */
const roomAbovePx = 130;

export function TimelineTooltip({ hovered, assessment, language, zone }: TimelineTooltipProps) {
  const { t } = useTranslation();
  const { assessed, x, y } = hovered;
  const { certificate, effectiveNotAfter, limitedBy } = assessed;
  const instant = (value: EpochMs | undefined) => {
    if (value === undefined) return t('timeline.row.unreadable');
    return value >= noExpiry ? t('residual.noExpiry') : formatInstant(value, language, zone);
  };
  const limiting = limitedBy === undefined ? undefined : assessment.bySha256.get(limitedBy);
  const below = y < roomAbovePx;
  return (
    <div
      className="timeline__tooltip"
      style={{
        width: widthPx,
        left: `clamp(4px, ${Math.round(x) - widthPx / 2}px, calc(100% - ${widthPx + 4}px))`,
        top: below ? Math.round(y) + 18 : undefined,
        bottom: below ? undefined : `calc(100% - ${Math.round(y) - 14}px)`,
      }}
    >
      <p className="timeline__tooltip-title">
        <strong className="ellipsis">{certificateName(assessed)}</strong>
        <StatusBadge status={assessed.status} />
      </p>
      <p className="tabular">
        {t('timeline.tooltip.validity', { from: instant(certificate.notBefore), to: instant(certificate.notAfter) })}
      </p>
      <p className="muted">
        {residualText(
          t,
          residualAt({ ...certificate, notAfter: effectiveNotAfter ?? certificate.notAfter }, assessment.at),
        )}
      </p>
      <p className="timeline__where mono muted">{whereOf([assessed], '')}</p>
      {limiting && (
        <p>{t('timeline.tooltip.broken', { instant: instant(effectiveNotAfter), name: certificateName(limiting) })}</p>
      )}
    </div>
  );
}
