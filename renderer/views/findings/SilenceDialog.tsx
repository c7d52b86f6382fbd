import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RuleId } from '../../../shared/findings/registry.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';

export interface SilenceDialogProps {
  /** The rule to be silenced; `undefined`: closed. */
  readonly id: RuleId | undefined;
  readonly onClose: () => void;
}

/** Asks for a reason, which whoever looks next year will want to know. */
export function SilenceDialog({ id, onClose }: SilenceDialogProps) {
  return (
    <ModalOverlay
      className="modal-backdrop"
      isOpen={id !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      isDismissable
    >
      <Modal className="modal silence-dialog">
        <Dialog>{id !== undefined && <SilenceForm id={id} onClose={onClose} />}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function SilenceForm({ id, onClose }: { readonly id: RuleId; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const now = useApp((state) => state.now);
  const silenced = useApp((state) => state.settings.silenced);
  const changeSettings = useApp((state) => state.changeSettings);
  const [reason, setReason] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // The one thing that is asked.
  useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <form
      className="silence-dialog__form"
      onSubmit={(event) => {
        event.preventDefault();
        const given = reason.trim();
        if (given === '') return;
        const silence = { id, reason: given, since: new Date(now).toISOString() };
        changeSettings({ silenced: [...silenced.filter((each) => each.id !== id), silence] });
        onClose();
      }}
    >
      <Heading slot="title" className="silence-dialog__title">
        {t('findings.silenceTitle', { id })}
      </Heading>
      <p>{t('findings.silenceHint')}</p>
      <TextField className="silence-dialog__field" value={reason} onChange={setReason} maxLength={500} isRequired>
        <Label>{t('findings.reason')}</Label>
        <Input ref={input} className="silence-dialog__input" />
      </TextField>
      <div className="silence-dialog__buttons">
        <Button onPress={onClose}>{t('findings.cancel')}</Button>
        <Button look="primary" type="submit">
          {t('findings.silenceNow')}
        </Button>
      </div>
    </form>
  );
}
