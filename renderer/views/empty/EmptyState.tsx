import { Box, Boxes, Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SuggestedPlaces } from '../../../shared/bridge/contract.ts';
import { OfferedPlaces } from '../../shell/sources/OfferedPlaces.tsx';
import { OpenPlace } from '../../shell/sources/OpenPlace.tsx';
import { DialogButton } from '../../shell/sources/DialogButton.tsx';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { samplePlace } from '../../words/place-label.ts';
import { LifetimesFigure } from './LifetimesFigure.tsx';
import './empty-state.css';

/** The face of the product: what can be dropped here, and every other way in. */
export function EmptyState({ suggested }: { readonly suggested: SuggestedPlaces | undefined }) {
  const { t } = useTranslation();
  const addPlaces = useApp((state) => state.addPlaces);
  return (
    <div className="empty-state">
      <div className="empty-state__column">
        <LifetimesFigure />
        <h1 className="empty-state__title">{t('empty.title')}</h1>
        <p className="empty-state__lead">{t('empty.lead')}</p>
        <p className="empty-state__formats muted">{t('empty.formats')}</p>
        <OpenPlace />
        <div className="empty-state__ways">
          <DialogButton action="open-ssh" dialog="connect" Icon={Server} />
          <DialogButton action="open-cluster" dialog="cluster" Icon={Boxes} />
        </div>
        <OfferedPlaces suggested={suggested} />
        <div className="empty-state__sample">
          <Button onPress={() => void addPlaces([samplePlace])}>
            <Box size={14} aria-hidden />
            {t('empty.openSample')}
          </Button>
          <span className="muted">{t('empty.sampleHint')}</span>
        </div>
        <p className="empty-state__private muted">{t('empty.private')}</p>
      </div>
    </div>
  );
}
