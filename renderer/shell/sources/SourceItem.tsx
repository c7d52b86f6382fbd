import {
  Archive,
  Box,
  CircleQuestionMark,
  Copy,
  File,
  FileKey2,
  Folder,
  Globe,
  Network,
  Server,
  SquareTerminal,
  TriangleAlert,
  Upload,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isSshPlace } from '../../../shared/bridge/ssh-place.ts';
import type { PlaceKind } from '../../../shared/pki/inventory.ts';
import { printValue } from '../../../shared/query/print-query.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { isPath, placeLabel } from '../../words/place-label.ts';
import type { NodeSummary, PlaceSummary } from './summarise-places.ts';

const icons: Readonly<Record<PlaceKind, LucideIcon>> = {
  folder: Folder,
  file: File,
  kubeconfig: FileKey2,
  archive: Archive,
  upload: Upload,
  sample: Box,
  endpoint: Globe,
  'ssh-node': Server,
  cluster: Network,
  missing: CircleQuestionMark,
};

export interface SourceItemProps {
  readonly summary: PlaceSummary;
  readonly onRemove: (place: string, name: string) => void;
}

/** One place, and the nodes in it where it holds several. */
export function SourceItem({ summary, onRemove }: SourceItemProps) {
  const { t } = useTranslation();
  const labels = useApp((state) => state.placeLabels);
  const isLooking = useApp((state) => state.look.phase === 'looking');
  const { place, certificates, worst, problems, nodes } = summary;
  const kind = summary.kind ?? (isSshPlace(place) ? 'ssh-node' : undefined);
  const Icon = icons[kind ?? 'file'];
  const name = placeLabel(t, place, labels);
  const nodeText = useNodeText(summary);
  return (
    <li>
      <div className="source">
        <Icon className="source__icon" size={14} aria-hidden />
        <div className="source__text">
          {kind && kind !== 'missing' && <span className="visually-hidden">{t(`shell.placeKind.${kind}`)}</span>}
          <div className="ellipsis" title={isPath(place) ? visibleText(place) : name}>
            {name}
          </div>
          <div className="source__kind muted tabular">
            {worst && worst !== 'ok' && <StatusIcon status={worst} size={12} />}
            <span className="ellipsis">
              {nodeText ??
                (summary.kind === undefined
                  ? t(isLooking ? 'shell.progress.looking' : 'shell.notLookedAt')
                  : kind === 'missing'
                    ? t('shell.placeKind.missing')
                    : t('certificates.all', { count: certificates }))}
            </span>
          </div>
          {problems > 0 && kind !== 'missing' && <PlaceProblems count={problems} />}
        </div>
        <span className="source__tools">
          {kind === 'ssh-node' && <ShowNode place={place} name={name} />}
          {isPath(place) && <CopyPath path={place} />}
          <Button
            look="icon"
            aria-label={t('shell.remove', { place: name })}
            onPress={() => {
              onRemove(place, name);
            }}
          >
            <X size={14} aria-hidden />
          </Button>
        </span>
      </div>
      {nodes.length > 0 && (
        <ul className="source__nodes">
          {nodes.map((node) => (
            <NodeItem key={node.node} node={node} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PlaceProblems({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  return (
    <button
      type="button"
      className="source__problems"
      aria-haspopup="dialog"
      onClick={() => {
        showDialog('coverage');
      }}
    >
      <TriangleAlert size={12} aria-hidden />
      {t('shell.coverage.problems', { count })}
    </button>
  );
}

/** A click shows the certificates of the node alone. */
function NodeItem({ node: { node, certificates, worst } }: { readonly node: NodeSummary }) {
  const { t } = useTranslation();
  const { store } = useServices();
  const text = visibleText(node);
  return (
    <li>
      <button
        type="button"
        className="source-node"
        title={t('shell.showOnly', { node: text })}
        onClick={() => store.getState().listCertificates(`node:${printValue(node)}`)}
      >
        <Server className="source__icon" size={12} aria-hidden />
        <span className="ellipsis">{text}</span>
        {worst && worst !== 'ok' && <StatusIcon status={worst} size={12} />}
        <span className="visually-hidden">{worst && t(`status.${worst}`)}</span>
        <span className="muted tabular">{certificates}</span>
      </button>
    </li>
  );
}

/** How far the node is while a look is on its way to it; `undefined` where what was found there says more. */
function useNodeText({ place, failure }: PlaceSummary): string | undefined {
  const { t } = useTranslation();
  const node = useApp((state) => state.nodes.get(place));
  const isLooking = useApp((state) => state.look.phase === 'looking');
  if (node === undefined || node.state === 'done' || (!isLooking && node.state !== 'failed')) return undefined;
  if (node.state === 'failed' && failure) return t(`problem.title.${failure}`);
  return node.state === 'reading' && node.total > 0
    ? t('ssh.reading', { done: node.done, total: node.total })
    : t(`ssh.state.${node.state}`);
}

function ShowNode({ place, name }: { readonly place: string; readonly name: string }) {
  const { t } = useTranslation();
  const showNode = useApp((state) => state.showNode);
  return (
    <Button
      look="icon"
      aria-label={t('ssh.node.show', { place: name })}
      onPress={() => {
        showNode(place);
      }}
    >
      <SquareTerminal size={13} aria-hidden />
    </Button>
  );
}

function CopyPath({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const toast = useApp((state) => state.toast);
  const copy = async () => {
    if (await copyText(path)) toast('notice', t('shell.pathCopied'));
    else toast('error', t('inspector.copyFailed'));
  };
  return (
    <Button look="icon" aria-label={t('shell.copyPath')} onPress={() => void copy()}>
      <Copy size={13} aria-hidden />
    </Button>
  );
}
