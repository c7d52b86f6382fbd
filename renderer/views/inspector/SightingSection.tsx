import { KeyRound, Server } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { knownStoreAt, type KnownStore } from '../../../shared/cluster/known-stores.ts';
import type { Inventory, Sighting } from '../../../shared/pki/inventory.ts';
import { nodeFolderOfPath, nodeFoldersOf, type NodeFolders } from '../../../shared/pki/node-of.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { placeLabel } from '../../words/place-label.ts';
import { CopyValue } from './CopyValue.tsx';
import { cutText } from './cut-text.ts';
import { CutList } from './CutList.tsx';
import { Section } from './Section.tsx';
import './sighting-section.css';

const firstShown = 20;

export interface SightingSectionProps {
  readonly inventory: Inventory;
  readonly sightings: readonly Sighting[];
}

/** Every place it was seen in, with what is known of the file and of the key beside it. */
export function SightingSection({ inventory, sightings }: SightingSectionProps) {
  const { t } = useTranslation();
  const folders = useMemo(() => nodeFoldersOf(inventory), [inventory]);
  return (
    <Section name="seen" title={t('inspector.seen', { count: sightings.length })}>
      <CutList
        items={sightings}
        first={firstShown}
        className="sightings"
        copy={{ label: t('inspector.place'), lines: () => sightings.map(({ path }) => path) }}
      >
        {(sighting, index) => (
          <SightingItem
            key={`${index} ${sighting.path}`}
            folders={folders}
            isAmongPlaces={inventory.places.length > 1}
            sighting={sighting}
          />
        )}
      </CutList>
    </Section>
  );
}

function entryWord({ medium, field }: Sighting): 'inspector.user' | 'inspector.cluster' | 'inspector.entry' {
  if (medium !== 'kubeconfig') return 'inspector.entry';
  return field?.startsWith('users') === true ? 'inspector.user' : 'inspector.cluster';
}

/** Names of products, which are the same in every language. */
const products: Readonly<Record<KnownStore['product'], string>> = {
  kubernetes: 'Kubernetes',
  istio: 'Istio',
  linkerd: 'Linkerd',
  rancher: 'Rancher',
};

interface SightingItemProps {
  readonly folders: NodeFolders;
  /** Several places were looked at: then each sighting says in which. */
  readonly isAmongPlaces: boolean;
  readonly sighting: Sighting;
}

function SightingItem({ folders, isAmongPlaces, sighting }: SightingItemProps) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const labels = useApp((state) => state.placeLabels);
  const { place, path, medium, field, entryName, position, file, key, encoding } = sighting;
  const node = nodeFolderOfPath(place, path, folders)?.node;
  const store = medium === 'cluster-object' ? knownStoreAt(path) : undefined;
  const short = (text: string) => cutText(text, 200).shown;
  const facts = [
    ...(isAmongPlaces ? [t('inspector.inPlace', { place: placeLabel(t, place, labels) })] : []),
    ...(entryName === undefined ? [] : [t(entryWord(sighting), { name: short(entryName) })]),
    ...(store === undefined ? [] : [t(`inspector.store.${store.holds}`, { product: products[store.product] })]),
    ...(encoding === undefined ? [] : [t(`inspector.encoding.${encoding}`)]),
    ...(position > 0 ? [t('inspector.position', { position: position + 1 })] : []),
    ...(file === undefined
      ? []
      : [
          t('inspector.mode', { mode: file.mode.toString(8).padStart(4, '0') }),
          t('inspector.modified', { instant: instant(file.modifiedAt) }),
        ]),
  ];
  return (
    <li className="sighting">
      <CopyValue label={t('inspector.place')} value={path} isMono />
      {file?.symlinkTarget !== undefined && (
        <div className="sighting__facts muted">{t('inspector.symlink', { target: short(file.symlinkTarget) })}</div>
      )}
      {field !== undefined && <div className="sighting__facts muted mono">{short(field)}</div>}
      {facts.length > 0 && <div className="sighting__facts muted tabular">{facts.join(' · ')}</div>}
      <div className="sighting__marks">
        {node !== undefined && (
          <span className="sighting__mark">
            <Server size={12} aria-hidden />
            <span className="visually-hidden">{t('inspector.node')} </span>
            {short(node)}
          </span>
        )}
        {medium !== 'served' && (
          <span className="sighting__mark" data-key={key}>
            <KeyRound size={12} aria-hidden />
            {t(`inspector.key.${key}`)}
          </span>
        )}
      </div>
    </li>
  );
}
