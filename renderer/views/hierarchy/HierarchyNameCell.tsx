import { CircleQuestionMark, KeyRound } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { formatDay, type Zone } from '../../format/instant.ts';
import type { Language } from '../../../shared/words/language.ts';
import { proofName, proofSentence } from '../../../shared/words/proof-words.ts';
import { isUnderHole, type HierarchyNode } from '../../../shared/hierarchy/hierarchy-model.ts';
import { nodeDetail, nodeKey, nodeName, referenceName } from '../../../shared/hierarchy/node-text.ts';
import type { HierarchyRow } from './tree-rows.ts';
import { whereOf } from '../../../shared/hierarchy/where.ts';

export interface HierarchyNameCellProps {
  readonly row: HierarchyRow;
  readonly language: Language;
  readonly zone: Zone;
  /** Left out of paths: everything lies in it. */
  readonly sharedFolder: string;
}

/** Name, what tells it apart from its twins, and how it is known to belong here, always in words. */
export function HierarchyNameCell({ row, language, zone, sharedFolder }: HierarchyNameCellProps) {
  const { t } = useTranslation();
  if (row.kind === 'reference') {
    const name = referenceName(row.target);
    return (
      <span className="node-reference" data-proof={row.edge.proof} title={t('hierarchy.referenceHint', { name })}>
        {t(referenceKeys[row.edge.proof], { name })}
      </span>
    );
  }
  if (row.kind === 'instance') {
    const { notBefore } = row.assessed.certificate;
    return (
      <span className="node-detail ellipsis">
        {notBefore === undefined
          ? t('hierarchy.instanceUndated')
          : t('hierarchy.instance', { from: formatDay(notBefore, language, zone) })}
        {row.assessed.isSelfSigned && ` · ${t('hierarchy.selfSigned')}`}
      </span>
    );
  }
  const { node } = row;
  const detail = nodeDetail(node);
  const isLeafOrTwin = node.kind === 'certificate' || (node.kind === 'ca' && node.isTwin);
  const where = isLeafOrTwin ? whereOf(node.certificates, sharedFolder) : undefined;
  return (
    <>
      <span className="node-name" data-kind={node.kind}>
        <MiddleEllipsis text={nodeName(node)} />
      </span>
      {detail !== undefined && (
        <span className="node-detail ellipsis" title={detail}>
          {detail}
        </span>
      )}
      <NodeFacts node={node} language={language} />
      <span className="node-end">
        {where !== undefined && (
          <span className="node-where ellipsis" title={where}>
            {where}
          </span>
        )}
        {node.children.length > 0 && (
          <span className="node-below tabular">{t('hierarchy.below', { count: node.certificatesBelow })}</span>
        )}
      </span>
    </>
  );
}

const referenceKeys = {
  signature: 'hierarchy.alsoIssuedBy',
  'key-identifier': 'hierarchy.maybeIssuedBy',
  'name-only': 'hierarchy.nameMatchOnly',
  'signature-mismatch': 'hierarchy.notSignedBy',
} as const;

function NodeFacts({ node, language }: { readonly node: HierarchyNode; readonly language: Language }) {
  const { t } = useTranslation();
  const key = nodeKey(node);
  const proof = node.parent?.proof;
  return (
    <>
      {node.kind === 'hole' && (
        <span className="node-fact" title={t('hierarchy.holeHint')}>
          {t('hierarchy.hole')}
        </span>
      )}
      {(node.isTwin || node.kind === 'hole') && (
        <span className="node-fact node-key" title={node.kind === 'hole' ? undefined : t('hierarchy.keyHint')}>
          {keyText(node, key, t)}
        </span>
      )}
      {node.certificates.some(({ isExternalCa }) => isExternalCa) && (
        <span className="node-fact" title={t('hierarchy.externalHint')}>
          {t('hierarchy.external')}
        </span>
      )}
      {node.certificates.length > 1 && (
        <span className="node-fact" title={t('hierarchy.instancesHint')}>
          {t('hierarchy.instances', { count: node.certificates.length })}
        </span>
      )}
      {node.kind !== 'hole' && !isUnderHole(node) && (proof === 'name-only' || proof === 'key-identifier') && (
        <span className="node-proof" title={proofSentence(proof, language)}>
          {proof === 'name-only' ? <CircleQuestionMark size={13} aria-hidden /> : <KeyRound size={13} aria-hidden />}
          {proofName(proof, language)}
        </span>
      )}
    </>
  );
}

function keyText(node: HierarchyNode, key: string | undefined, t: TFunction): string {
  if (node.kind !== 'hole') return t('hierarchy.key', { key: key ?? '' });
  return key === undefined ? t('hierarchy.noKeyIdentifier') : t('hierarchy.keyIdentifier', { key });
}
