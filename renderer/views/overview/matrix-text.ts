import type { TFunction } from 'i18next';
import type { MatrixCell, MatrixRow } from '../../../shared/pki/node-role-matrix.ts';
import type { Language } from '../../../shared/words/language.ts';
import { roleName } from '../../../shared/words/role-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt, type Residual } from '../../../shared/pki/residual.ts';

/** What one cell says, in a sentence: for its tooltip, the line above the matrix and a screen reader. */
export function matrixCellText(
  t: TFunction,
  { role, shown, others, odd }: MatrixCell,
  { node, at, language }: { readonly node: string; readonly at: EpochMs; readonly language: Language },
): string {
  const name = roleName(role, language);
  const isAuthority = shown !== undefined && isCa(shown.certificate);
  const what = shown
    ? t('overview.matrixCell', {
        role: name,
        node,
        status: t(`status.${shown.status}`),
        residual: residualText(t, cellResidual(shown, at)),
      })
    : t('overview.matrixNone', { role: name, node });
  return [
    what,
    ...(others.length > 0 ? [t('overview.matrixOthers', { count: others.length })] : []),
    ...odd.map((why) => (why === 'another-ca' && isAuthority ? t('overview.oddAuthority') : t(`overview.odd.${why}`))),
  ].join(' · ');
}

export function cellResidual(shown: NonNullable<MatrixCell['shown']>, at: EpochMs): Residual {
  return residualAt({ ...shown.certificate, notAfter: shown.effectiveNotAfter }, at);
}

/** The node, or the place where none is known. */
export function rowName({ node, place }: MatrixRow, placeName: (place: string) => string): string {
  return node ?? placeName(place);
}
