import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inventory } from '../../../shared/pki/inventory.ts';
import { liveEndpoints } from '../../../shared/pki/live-endpoints.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import './live-dialog.css';

/** Asks before anything is contacted, and says what: nothing goes out that a person has not seen here or typed. */
export function LiveDialog({ inventory }: { readonly inventory: Inventory }) {
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.dialog === 'live');
  const places = useApp((state) => state.places);
  const addPlaces = useApp((state) => state.addPlaces);
  const showDialog = useApp((state) => state.showDialog);
  const endpoints = useMemo(
    () => (isOpen ? liveEndpoints(inventory).filter(({ url }) => !places.includes(url)) : []),
    [inventory, isOpen, places],
  );
  const close = () => {
    showDialog(undefined);
  };
  return (
    <DialogFrame name="live" title={t('shell.live.title')}>
      <p className="muted live-dialog__lead">
        {endpoints.length === 0 ? t('shell.live.none') : t('shell.live.lead', { count: endpoints.length })}
      </p>
      <ul className="live-dialog__list">
        {endpoints.map(({ url, component, namedIn }) => (
          <li key={url} className="live-dialog__endpoint">
            <span className="mono live-dialog__url">{visibleText(url)}</span>
            <span className="muted live-dialog__named">
              {t('shell.live.namedIn', { component, file: visibleText(namedIn[0] ?? '') })}
            </span>
          </li>
        ))}
      </ul>
      <div className="live-dialog__actions">
        <Button onPress={close}>{t('shell.live.cancel')}</Button>
        {endpoints.length > 0 && (
          <Button
            look="primary"
            onPress={() => {
              close();
              void addPlaces(endpoints.map(({ url }) => url));
            }}
          >
            {t('shell.live.contact', { count: endpoints.length })}
          </Button>
        )}
      </div>
    </DialogFrame>
  );
}
