import { useTranslation } from 'react-i18next';
import type { SuggestedPlaces } from '../../../shared/bridge/contract.ts';
import { useApp } from '../../state/app-context.ts';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import { OfferedPlaces } from './OfferedPlaces.tsx';
import { PathForm } from './PathForm.tsx';

/** Where there are no native dialogs: a path is typed, or one that is known is chosen. */
export function OpenDialog({ suggested }: { readonly suggested: SuggestedPlaces | undefined }) {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  const close = () => {
    showDialog(undefined);
  };
  return (
    <DialogFrame name="open" title={t('shell.openTitle')}>
      <p className="muted open-place__lead">{t('shell.openLead')}</p>
      <PathForm isFocused onOpened={close} />
      <OfferedPlaces suggested={suggested} onOpened={close} />
    </DialogFrame>
  );
}
