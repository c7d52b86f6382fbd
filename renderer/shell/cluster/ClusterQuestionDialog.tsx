import { SquareTerminal } from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ClusterAnswer, ClusterQuestion } from '../../../shared/bridge/cluster-question.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import '../dialogs/dialog-frame.css';
import '../ssh/connect-dialog.css';
import '../ssh/question-dialog.css';

/** Whether a program that a kubeconfig names may run. A click beside it answers nothing; Esc runs nothing. */
export function ClusterQuestionDialog() {
  const asked = useApp((state) => state.clusterQuestion);
  const answer = useApp((state) => state.answerClusterQuestion);
  return (
    <ModalOverlay
      className="modal-backdrop"
      isOpen={asked !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) void answer(undefined);
      }}
    >
      <Modal className="modal modal--question" data-dialog="cluster-question">
        {asked && (
          <Dialog key={asked.questionId} role="alertdialog">
            <PluginQuestion question={asked.question} onAnswer={(given) => void answer(given)} />
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

interface PluginQuestionProps {
  readonly question: ClusterQuestion;
  readonly onAnswer: (answer: ClusterAnswer) => void;
}

function PluginQuestion({ question, onAnswer }: PluginQuestionProps) {
  const { t } = useTranslation();
  const { kubeconfig, user, command, environment } = question;
  return (
    <>
      <div className="dialog__head question__head">
        <SquareTerminal size={16} aria-hidden />
        <Heading slot="title" className="dialog__title">
          {t('clusters.question.title', { program: visibleText(command[0] ?? '') })}
        </Heading>
      </div>
      <div className="dialog__body question">
        <p>{t('clusters.question.lead')}</p>
        {/* One argument a line: a space in one is not the end of it. */}
        <pre className="mono question__command">{command.map(visibleText).join('\n  ')}</pre>
        <dl className="question__facts">
          <dt>{t('clusters.question.kubeconfig')}</dt>
          <dd className="mono">{visibleText(kubeconfig)}</dd>
          <dt>{t('clusters.question.user')}</dt>
          <dd className="mono">{visibleText(user)}</dd>
          {environment.length > 0 && (
            <>
              <dt>{t('clusters.question.environment')}</dt>
              <dd className="mono">{environment.map(visibleText).join(', ')}</dd>
            </>
          )}
        </dl>
        <p className="muted">{t('clusters.question.promise')}</p>
        <div className="connect__actions">
          <Button
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer that changes nothing is the one a hasty Enter gives
            autoFocus
            onPress={() => {
              onAnswer(undefined);
            }}
          >
            {t('clusters.question.no')}
          </Button>
          <Button
            look="primary"
            onPress={() => {
              onAnswer({ yes: true });
            }}
          >
            {t('clusters.question.yes')}
          </Button>
        </div>
      </div>
    </>
  );
}
