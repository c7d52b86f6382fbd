import { useTranslation } from 'react-i18next';
import type { Assessment, Status } from '../../../shared/pki/assessment.ts';
import type { RevocationListSighting } from '../../../shared/pki/inventory.ts';
import { fileNameOf } from '../../../shared/pki/slash-path.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { CutList } from '../inspector/CutList.tsx';
import './revocation-section.css';

/** A person keeps one a CA. */
const firstShown = 20;

/** Each revocation list that was seen: whose it is, when the next one is due, and how much it revokes. */
export function RevocationSection({ assessment: { inventory, at } }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const lists = inventory.revocationLists;
  if (lists.length === 0) return null;
  return (
    <section className="overview__section" aria-label={t('overview.revocationLists')}>
      <h2 className="overview__title">{t('overview.revocationLists')}</h2>
      <CutList items={lists} first={firstShown} className="revocation-lists">
        {(sighting, index) => {
          const { list, path, revoked } = sighting;
          return (
            <li key={`${index} ${path}`} className="revocation-list">
              <StatusIcon status={statusOf(sighting, at)} />
              <span className="revocation-list__issuer">{visibleText(list.issuer.text)}</span>
              <span className="muted mono" title={visibleText(path)}>
                {visibleText(fileNameOf(path))}
              </span>
              <span>
                {list.nextUpdate === undefined
                  ? t('overview.revocationNoNext')
                  : t('overview.revocationNext', { instant: instant(list.nextUpdate) })}
              </span>
              <span className="muted">
                {t('overview.revocationCount', { count: list.revokedCount, seen: revoked.length })}
              </span>
              {sighting.proof !== 'signature' && <span className="muted">{t('overview.revocationUnproven')}</span>}
            </li>
          );
        }}
      </CutList>
    </section>
  );
}

/** A list alarms by its own end alone; what it revokes are findings. */
function statusOf({ list: { nextUpdate } }: RevocationListSighting, at: EpochMs): Status {
  if (nextUpdate === undefined) return 'unknown';
  return nextUpdate < at ? 'expired' : 'ok';
}
