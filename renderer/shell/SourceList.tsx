import {
  Archive,
  Box,
  CircleQuestionMark,
  File,
  FileKey2,
  Folder,
  RefreshCw,
  Upload,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { PlaceKind } from '../../shared/pki/inventory.ts';
import { useApp, useServices } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import { StatusIcon } from '../ui/StatusBadge.tsx';
import { placeLabel } from '../words/place-label.ts';
import { OpenPlace } from './OpenPlace.tsx';
import { summarisePlaces } from './summarise-places.ts';
import './source-list.css';

const icons: Readonly<Record<PlaceKind, LucideIcon>> = {
  folder: Folder,
  file: File,
  kubeconfig: FileKey2,
  archive: Archive,
  upload: Upload,
  sample: Box,
  missing: CircleQuestionMark,
};

/** What the person has pointed at, with how much was found there and the worst of it. */
export function SourceList({ assessment }: { readonly assessment: Assessment | undefined }) {
  const { t } = useTranslation();
  const { store } = useServices();
  const places = useApp((state) => state.places);
  const labels = useApp((state) => state.placeLabels);
  const isLooking = useApp((state) => state.look.phase === 'looking');
  const summaries = summarisePlaces(places, assessment);
  const remove = (place: string, name: string) => {
    const { removePlace, addPlaces, toast } = store.getState();
    void removePlace(place);
    toast('notice', t('shell.removed', { place: name }), {
      label: t('shell.undo'),
      run: () => void addPlaces([place]),
    });
  };
  return (
    <nav className="source-list" aria-label={t('shell.sources')}>
      <div className="source-list__head">
        <h2 className="source-list__title">{t('shell.sources')}</h2>
        <Button look="icon" aria-label={t('shell.lookAgain')} onPress={() => void store.getState().lookAgain()}>
          <RefreshCw size={14} aria-hidden />
        </Button>
      </div>
      <ul className="source-list__places">
        {summaries.map(({ place, kind, certificates, worst }) => {
          const Icon = icons[kind ?? 'file'];
          const name = placeLabel(t, place, labels);
          return (
            <li key={place} className="source">
              <Icon className="source__icon" size={14} aria-hidden />
              <div className="source__text">
                <div className="ellipsis" title={place}>
                  {name}
                </div>
                <div className="source__kind muted tabular">
                  {worst && worst !== 'ok' && <StatusIcon status={worst} size={12} />}
                  <span className="ellipsis">
                    {kind === undefined
                      ? t(isLooking ? 'shell.progress.looking' : 'shell.notLookedAt')
                      : kind === 'missing'
                        ? t('shell.placeKind.missing')
                        : t('certificates.all', { count: certificates })}
                  </span>
                </div>
              </div>
              <span className="source__remove">
                <Button
                  look="icon"
                  aria-label={t('shell.remove', { place: name })}
                  onPress={() => {
                    remove(place, name);
                  }}
                >
                  <X size={14} aria-hidden />
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <div className="source-list__foot">
        <OpenPlace />
      </div>
    </nav>
  );
}
