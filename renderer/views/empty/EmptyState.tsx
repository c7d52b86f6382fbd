import { Box, FileKey2, Folder } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SuggestedPlaces } from '../../../shared/bridge/contract.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { OpenPlace } from '../../shell/OpenPlace.tsx';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { samplePlace } from '../../words/place-label.ts';
import { LifetimesFigure } from './LifetimesFigure.tsx';
import './empty-state.css';

/** The face of the product: what can be dropped here, and every other way in. */
export function EmptyState({ suggested }: { readonly suggested: SuggestedPlaces | undefined }) {
  const { t } = useTranslation();
  const addPlaces = useApp((state) => state.addPlaces);
  const found = [
    ...(suggested?.kubeconfigs ?? []).map((place) => ({ place, Icon: FileKey2 })),
    ...(suggested?.pkiFolders ?? []).map((place) => ({ place, Icon: Folder })),
  ];
  return (
    <div className="empty-state">
      <div className="empty-state__column">
        <LifetimesFigure />
        <h1 className="empty-state__title">{t('empty.title')}</h1>
        <p className="empty-state__lead">{t('empty.lead')}</p>
        <p className="empty-state__formats muted">{t('empty.formats')}</p>
        <OpenPlace isProminent />
        {found.length > 0 && (
          <section className="empty-state__found" aria-label={t('empty.foundHere')}>
            <h2 className="empty-state__subtitle">{t('empty.foundHere')}</h2>
            <ul>
              {found.map(({ place, Icon }) => (
                <li key={place}>
                  <Button look="quiet" onPress={() => void addPlaces([place])}>
                    <Icon size={14} aria-hidden />
                    <span className="mono empty-state__place">
                      <MiddleEllipsis text={visibleText(place)} />
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
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
