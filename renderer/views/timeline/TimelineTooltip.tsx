import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { Bar, EndTick } from '../../../shared/timeline/display-list.ts';
import type { TimelineRow } from '../../../shared/timeline/timeline-rows.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { whereOf } from '../../../shared/hierarchy/where.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { formatInstant, formatMinute, type Zone } from '../../format/instant.ts';
import { isSuperseded, type KnownRevocationList } from '../../../shared/pki/revocation-lists.ts';
import { nameLabel } from '../../../shared/x509/name-label.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { residualText } from '../../format/residual-text.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** What is under the pointer, and where the pointer first met it. */
export type Hovered = { readonly row: TimelineRow; readonly x: number; readonly y: number } & (
  | { readonly kind: 'bar'; readonly bar: Bar; readonly assessed: AssessedCertificate }
  | { readonly kind: 'list'; readonly bar: Bar; readonly known: KnownRevocationList }
  | { readonly kind: 'tick'; readonly tick: EndTick }
);

export interface TimelineTooltipProps {
  readonly hovered: Hovered;
  readonly assessment: Assessment;
  readonly language: Language;
  readonly zone: Zone;
}

const widthPx = 350;
/** Below this many px from the top of the rows there is no room above the pointer. */
const roomAbovePx = 130;

export function TimelineTooltip(props: TimelineTooltipProps) {
  const { hovered } = props;
  const { x, y } = hovered;
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
      {hovered.kind === 'bar' && <AboutBar {...props} hovered={hovered} />}
      {hovered.kind === 'list' && <AboutList {...props} hovered={hovered} />}
      {hovered.kind === 'tick' && <AboutColumn {...props} hovered={hovered} />}
    </div>
  );
}

function AboutBar({
  hovered: { assessed, bar },
  assessment,
  language,
  zone,
}: TimelineTooltipProps & { readonly hovered: Extract<Hovered, { kind: 'bar' }> }) {
  const { t } = useTranslation();
  const { certificate, effectiveNotAfter, limitedBy, renewal } = assessed;
  const instant = (value: EpochMs | undefined) => {
    if (value === undefined) return t('timeline.row.unreadable');
    return value >= noExpiry ? t('residual.noExpiry') : formatInstant(value, language, zone);
  };
  const limiting = limitedBy === undefined ? undefined : assessment.bySha256.get(limitedBy);
  return (
    <>
      <p className="timeline__tooltip-title">
        <strong className="ellipsis">{certificateName(assessed)}</strong>
        <StatusBadge status={bar.status} />
      </p>
      <p className="tabular">
        {t('timeline.tooltip.validity', { from: instant(certificate.notBefore), to: instant(certificate.notAfter) })}
      </p>
      <p className="muted">
        {residualText(
          t,
          residualAt({ ...certificate, notAfter: effectiveNotAfter ?? certificate.notAfter }, assessment.at),
        )}
        {bar.count > 1 && ` · ${t('timeline.row.below', { count: bar.count })}`}
      </p>
      <p className="timeline__where mono muted">{whereOf([assessed], '')}</p>
      {assessed.isReplaced && <p>{t('timeline.tooltip.replaced')}</p>}
      {renewal && (
        <p>
          {assessed.isOverdue
            ? t('timeline.tooltip.overdue', { by: renewal.by, to: instant(renewal.to) })
            : t('timeline.tooltip.renewal', { by: renewal.by, from: instant(renewal.from), to: instant(renewal.to) })}
        </p>
      )}
      {limiting && (
        <p>{t('timeline.tooltip.broken', { instant: instant(effectiveNotAfter), name: certificateName(limiting) })}</p>
      )}
    </>
  );
}

function AboutList({
  hovered: { known, bar },
  assessment: { at },
  language,
  zone,
}: TimelineTooltipProps & { readonly hovered: Extract<Hovered, { kind: 'list' }> }) {
  const { t } = useTranslation();
  const { list, sightings, issuer } = known;
  const { thisUpdate, nextUpdate } = list;
  const from = thisUpdate === undefined ? t('timeline.row.unreadable') : formatInstant(thisUpdate, language, zone);
  const to = nextUpdate === undefined ? t('timeline.row.noNextUpdate') : formatInstant(nextUpdate, language, zone);
  return (
    <>
      <p className="timeline__tooltip-title">
        <strong className="ellipsis">{nameLabel(list.issuer)}</strong>
        <StatusBadge status={bar.status} />
      </p>
      <p className="tabular">{t('timeline.tooltip.validity', { from, to })}</p>
      <p className="muted">
        {nextUpdate !== undefined &&
          `${residualText(t, residualAt({ notBefore: thisUpdate, notAfter: nextUpdate }, at))} · `}
        {t('timeline.tooltip.listEntries', { count: list.revokedCount })}
      </p>
      <p className="timeline__where mono muted">{whereOf([{ sightings }], '')}</p>
      {isSuperseded(known, at) && <p>{t('overview.revocationSuperseded')}</p>}
      {issuer === undefined && <p>{t('overview.revocationUnproven')}</p>}
    </>
  );
}

function AboutColumn({
  hovered: { row, tick },
  language,
  zone,
}: TimelineTooltipProps & { readonly hovered: Extract<Hovered, { kind: 'tick' }> }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="timeline__tooltip-title">
        <strong>
          {row.group.subject.kind === 'revocation-lists'
            ? t('timeline.tooltip.listColumn', { count: tick.count })
            : t('timeline.tooltip.column', { count: tick.count })}
        </strong>
        <StatusBadge status={tick.status} />
      </p>
      <p className="tabular">
        {t('timeline.tooltip.validity', {
          from: formatMinute(tick.from as EpochMs, language, zone),
          to: formatMinute(tick.to as EpochMs, language, zone),
        })}
      </p>
      {row.group.subject.kind !== 'revocation-lists' && <p className="muted">{t('timeline.tooltip.clickColumn')}</p>}
    </>
  );
}
