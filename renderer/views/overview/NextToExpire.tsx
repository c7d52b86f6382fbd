import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { sharedFolderOf, withoutFolder } from '../../../shared/hierarchy/where.ts';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { nextEndings } from '../../../shared/pki/summary.ts';
import './next-to-expire.css';

const shown = 10;

/** The next ten, soonest first. */
export function NextToExpire({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { minute } = useFormats();
  const select = useApp((state) => state.select);
  const list = useApp((state) => state.listCertificates);
  const next = useMemo(() => nextEndings(assessment, shown), [assessment]);
  const { certificates, at, inventory } = assessment;
  const sharedFolder = useMemo(() => sharedFolderOf(inventory.sightings), [inventory]);
  return (
    <section className="overview__section" aria-label={t('overview.nextTen')}>
      <h2 className="overview__title">
        {t('overview.nextTen')}
        {certificates.length > next.length && (
          <Button look="quiet" onPress={() => list('')}>
            {t('overview.showAll', { count: certificates.length })}
          </Button>
        )}
      </h2>
      {next.length === 0 && <p className="muted">{t('overview.nextTenNone')}</p>}
      <ol className="next-list" data-has-nodes={next.some(({ nodes }) => nodes.length > 0)}>
        {next.map((assessed) => {
          const { certificate, status, effectiveNotAfter, sightings, nodes } = assessed;
          const name = certificateName(assessed);
          const path = sightings[0]?.path ?? '';
          const node = nodes.length > 1 ? t('overview.nodes', { count: nodes.length }) : visibleText(nodes[0] ?? '');
          return (
            <li key={certificate.sha256}>
              <button
                type="button"
                className="next-row"
                onClick={() => {
                  select(certificate.sha256);
                }}
              >
                <StatusIcon status={status} />
                <span className="next-row__name">
                  <MiddleEllipsis text={name} />
                </span>
                <span className="next-row__node ellipsis" title={node}>
                  {node}
                </span>
                <span className="next-row__place muted">
                  <MiddleEllipsis text={visibleText(withoutFolder(path, sharedFolder))} title={visibleText(path)} />
                  {sightings.length > 1 && <span className="next-row__more">+{sightings.length - 1}</span>}
                </span>
                <span className="next-row__remaining tabular">
                  {residualText(t, residualAt({ ...certificate, notAfter: effectiveNotAfter }, at))}
                </span>
                <span className="next-row__date tabular muted">
                  {effectiveNotAfter === undefined ? '' : minute(effectiveNotAfter)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
