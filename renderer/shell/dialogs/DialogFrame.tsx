import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-context.ts';
import type { WindowDialog } from '../../state/view-slice.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import './dialog-frame.css';

export interface DialogFrameProps {
  readonly name: WindowDialog;
  readonly title: string;
  /** It only scrolls, and holds nothing else that takes the focus. */
  readonly isText?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the window, open while the state names it. The focus returns to where it was. */
export function DialogFrame({ name, title, isText = false, children }: DialogFrameProps) {
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.dialog === name);
  const showDialog = useApp((state) => state.showDialog);
  const show = (wanted: boolean) => {
    showDialog(wanted ? name : undefined);
  };
  return (
    <ModalOverlay className="modal-backdrop" isOpen={isOpen} onOpenChange={show} isDismissable>
      <Modal className="modal" data-dialog={name}>
        <Dialog>
          <div className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            <Button
              look="icon"
              aria-label={t('shell.close')}
              onPress={() => {
                show(false);
              }}
            >
              <X size={16} aria-hidden />
            </Button>
          </div>
          <section className="dialog__body" {...(isText ? { tabIndex: 0, 'aria-label': title } : {})}>
            {children}
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
