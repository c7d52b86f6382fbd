import { Radio, RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { AddPlace, addPlaceId } from './AddPlace.tsx';
import { RetryNodes } from '../ssh/RetryNodes.tsx';
import { SourceItem } from './SourceItem.tsx';
import './source-list.css';
import { summarisePlaces } from './summarise-places.ts';

/** What the person has pointed at, with how much was found there and the worst of it. */
export function SourceList({ assessment }: { readonly assessment: Assessment | undefined }) {
  const { t } = useTranslation();
  const { store } = useServices();
  const places = useApp((state) => state.places);
  const summaries = useMemo(() => summarisePlaces(places, assessment), [places, assessment]);
  const remove = (place: string, name: string) => {
    const { removePlace, addPlaces, toast } = store.getState();
    void removePlace(place);
    // Its own button is gone; the focus stays in the list.
    document.getElementById(addPlaceId)?.focus();
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
        {summaries.map((summary) => (
          <SourceItem key={summary.place} summary={summary} onRemove={remove} />
        ))}
      </ul>
      <div className="source-list__foot">
        <RetryNodes />
        <AddPlace />
        {assessment && (
          <Button
            onPress={() => {
              store.getState().showDialog('live');
            }}
          >
            <Radio size={14} aria-hidden />
            {t('shell.live.check')}
          </Button>
        )}
      </div>
    </nav>
  );
}
