import { PackageOpen } from 'lucide-react';
import { useId, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ContainerAnswer, ContainerQuestion } from '../../../shared/bridge/container-question.ts';
import { fileNameOf } from '../../../shared/pki/slash-path.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import '../dialogs/dialog-frame.css';
import '../ssh/question-dialog.css';
import '../ssh/connect-dialog.css';

/** The password of a container that a look came to. A click beside it answers nothing; Esc leaves this one shut. */
export function ContainerQuestionDialog() {
  const asked = useApp((state) => state.containerQuestion);
  const answer = useApp((state) => state.answerContainerQuestion);
  return (
    <ModalOverlay
      className="modal-backdrop"
      isOpen={asked !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) void answer('skip');
      }}
    >
      <Modal className="modal modal--question" data-dialog="container-question">
        {asked && (
          // Another question begins with an empty field.
          <Dialog key={asked.questionId} role="alertdialog">
            <PasswordForm question={asked.question} onAnswer={(given) => void answer(given)} />
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

interface PasswordFormProps {
  readonly question: ContainerQuestion;
  readonly onAnswer: (answer: ContainerAnswer) => void;
}

function PasswordForm({ question: { path, field, isRetry, left }, onAnswer }: PasswordFormProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const input = useId();
  const name = visibleText(field ?? fileNameOf(path));
  return (
    <form
      className="question__form"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ password });
      }}
    >
      <div className="dialog__head question__head">
        <PackageOpen size={16} aria-hidden />
        <Heading slot="title" className="dialog__title">
          {t('container.title', { name })}
        </Heading>
      </div>
      <div className="dialog__body question">
        <p className="question__text mono">{visibleText(path)}</p>
        {isRetry ? (
          <p className="question__retry" role="alert">
            {t('container.wrong')}
          </p>
        ) : (
          <p>{t('container.lead')}</p>
        )}
        <div className="connect__field">
          <label htmlFor={input}>{t('container.password')}</label>
          <input
            id={input}
            className="connect__input"
            type="password"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for exactly this
            autoFocus
            value={password}
            maxLength={1_024}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => {
              setPassword(target.value);
            }}
          />
        </div>
        <p className="muted">
          {left > 1
            ? `${t('container.others', { count: left - 1 })} ${t('container.promise')}`
            : t('container.promise')}
        </p>
        <div className="connect__actions">
          {left > 1 && (
            <Button
              onPress={() => {
                onAnswer('skip-all');
              }}
            >
              {t('container.skipAll')}
            </Button>
          )}
          <Button
            onPress={() => {
              onAnswer('skip');
            }}
          >
            {t('container.skip')}
          </Button>
          <Button type="submit" look="primary">
            {t('container.open')}
          </Button>
        </div>
      </div>
    </form>
  );
}
