import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { isSuperseded, revocationListsOf, revocationListStatus } from '../../../shared/pki/revocation-lists.ts';
import { fileNameOf } from '../../../shared/pki/slash-path.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { CutList } from '../inspector/CutList.tsx';
import './revocation-section.css';

/** A person keeps one a CA. */
const firstShown = 20;

/** Each revocation list, the first that is due on top: whose it is, when the next one is due, and how much it revokes. */
export function RevocationSection({ assessment: { inventory, at } }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const lists = revocationListsOf(inventory);
  if (lists.length === 0) return null;
  return (
    <section className="overview__section" aria-label={t('overview.revocationLists')}>
      <h2 className="overview__title">{t('overview.revocationLists')}</h2>
      <CutList items={lists} first={firstShown} className="revocation-lists">
        {(known) => {
          const { list, sightings, issuer } = known;
          const [{ path, revoked }] = sightings;
          const paths = sightings.map((each) => visibleText(each.path));
          return (
            <li key={list.sha256} className="revocation-list">
              <StatusIcon status={revocationListStatus(list, at)} />
              <span className="revocation-list__issuer">{visibleText(list.issuer.text)}</span>
              <span className="muted mono" title={paths.join('\n')}>
                {visibleText(fileNameOf(path))}
                {paths.length > 1 && ` (+${paths.length - 1})`}
              </span>
              <span>
                {list.nextUpdate === undefined
                  ? t('overview.revocationNoNext')
                  : t('overview.revocationNext', { instant: instant(list.nextUpdate) })}
              </span>
              <span className="muted">
                {t('overview.revocationCount', { count: list.revokedCount, seen: revoked.length })}
              </span>
              {isSuperseded(known, at) && <span className="muted">{t('overview.revocationSuperseded')}</span>}
              {issuer === undefined && <span className="muted">{t('overview.revocationUnproven')}</span>}
            </li>
          );
        }}
      </CutList>
    </section>
  );
}
