import { FileKey2, Folder, History, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SuggestedPlaces } from '../../../shared/bridge/contract.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import './offered-places.css';

export interface OfferedPlacesProps {
  readonly suggested: SuggestedPlaces | undefined;
  readonly onOpened?: () => void;
}

/** More are in the palette and the menu. */
const maxRecentShown = 5;

/** What lies in the usual places of this machine, and what was opened lately, each a click away. */
export function OfferedPlaces({ suggested, onOpened }: OfferedPlacesProps) {
  const { t } = useTranslation();
  const recentPlaces = useApp((state) => state.settings.recentPlaces);
  const places = useApp((state) => state.places);
  const found = [
    ...(suggested?.kubeconfigs ?? []).map((place) => ({ place, Icon: FileKey2 })),
    ...(suggested?.pkiFolders ?? []).map((place) => ({ place, Icon: Folder })),
  ].filter(({ place }) => !places.includes(place));
  const recent = recentPlaces
    .filter((place) => !places.includes(place) && !found.some((other) => other.place === place))
    .slice(0, maxRecentShown)
    .map((place) => ({ place, Icon: History }));
  return (
    <>
      <PlaceButtons title={t('empty.foundHere')} offered={found} onOpened={onOpened} />
      <PlaceButtons title={t('empty.recent')} offered={recent} onOpened={onOpened} />
    </>
  );
}

interface PlaceButtonsProps {
  readonly title: string;
  readonly offered: readonly { readonly place: string; readonly Icon: LucideIcon }[];
  readonly onOpened: (() => void) | undefined;
}

function PlaceButtons({ title, offered, onOpened }: PlaceButtonsProps) {
  const addPlaces = useApp((state) => state.addPlaces);
  if (offered.length === 0) return null;
  return (
    <section className="offered-places" aria-label={title}>
      <h2 className="offered-places__title">{title}</h2>
      <ul>
        {offered.map(({ place, Icon }) => (
          <li key={place}>
            <Button
              look="quiet"
              onPress={() => {
                onOpened?.();
                void addPlaces([place]);
              }}
            >
              <Icon size={14} aria-hidden />
              <span className="mono offered-places__place">
                <MiddleEllipsis text={visibleText(place)} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
