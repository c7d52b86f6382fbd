import { KeyRound, ShieldQuestionMark } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SshAnswer, SshQuestion } from '../../../shared/bridge/ssh-question.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import '../dialogs/dialog-frame.css';
import './question-dialog.css';

/** What only a person can answer. A click beside it answers nothing; Esc gives this way in up. */
export function SshQuestionDialog() {
  const asked = useApp((state) => state.sshQuestion);
  const answer = useApp((state) => state.answerSshQuestion);
  const reply = (text: SshAnswer) => void answer(text);
  return (
    <ModalOverlay
      className="modal-backdrop"
      isOpen={asked !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) reply(undefined);
      }}
    >
      <Modal className="modal modal--question" data-dialog="ssh-question">
        {asked && (
          // Another question begins with empty fields.
          <Dialog key={asked.questionId} role="alertdialog">
            {asked.question.kind === 'host-key' ? (
              <HostKeyQuestion question={asked.question} onAnswer={reply} />
            ) : (
              <SecretQuestion question={asked.question} onAnswer={reply} />
            )}
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

interface QuestionProps<Question> {
  readonly question: Question;
  readonly onAnswer: (answer: SshAnswer) => void;
}

type OfKind<Kind extends SshQuestion['kind']> = Extract<SshQuestion, { kind: Kind }>;

function HostKeyQuestion({ question, onAnswer }: QuestionProps<OfKind<'host-key'>>) {
  const { t } = useTranslation();
  const { alias, host, port, keyType, fingerprint } = question;
  const name = visibleText(host);
  return (
    <>
      <Title icon={<ShieldQuestionMark size={16} aria-hidden />}>
        {t('ssh.hostKey.title', { host: visibleText(alias) })}
      </Title>
      <div className="dialog__body question">
        <p>{t('ssh.hostKey.lead')}</p>
        <dl className="question__facts">
          <dt>{t('ssh.hostKey.host')}</dt>
          <dd className="mono">{port === 22 ? name : `[${name}]:${port}`}</dd>
          <dt>{t('ssh.hostKey.type')}</dt>
          <dd className="mono">{visibleText(keyType)}</dd>
          <dt>{t('ssh.hostKey.fingerprint')}</dt>
          <dd className="mono question__fingerprint">{visibleText(fingerprint)}</dd>
        </dl>
        <p className="muted">{t('ssh.hostKey.compare')}</p>
        <pre className="mono question__command">{`ssh-keygen -lf /etc/ssh/ssh_host_${fileOf(keyType)}_key.pub`}</pre>
        <div className="connect__actions">
          <Button
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer that changes nothing is the one a hasty Enter gives
            autoFocus
            onPress={() => {
              onAnswer(undefined);
            }}
          >
            {t('ssh.hostKey.no')}
          </Button>
          <Button
            look="primary"
            onPress={() => {
              onAnswer({ yes: true });
            }}
          >
            {t('ssh.hostKey.yes')}
          </Button>
        </div>
      </div>
    </>
  );
}

/** As sshd names its key files. @see sshd_config(5), HostKey */
function fileOf(keyType: string): string {
  if (keyType.startsWith('ecdsa-')) return 'ecdsa';
  return keyType === 'ssh-rsa' ? 'rsa' : 'ed25519';
}

function SecretQuestion({ question, onAnswer }: QuestionProps<Exclude<SshQuestion, { kind: 'host-key' }>>) {
  const { t } = useTranslation();
  const prompts = promptsOf(question);
  const [texts, setTexts] = useState<readonly string[]>(() => prompts.map(() => ''));
  const fields = useId();
  const { title, lead } = useWords(question);
  return (
    <form
      className="question__form"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ texts });
      }}
    >
      <Title icon={<KeyRound size={16} aria-hidden />}>{title}</Title>
      <div className="dialog__body question">
        {lead.map((text) => (
          <p key={text} className="question__text">
            {text}
          </p>
        ))}
        {'isRetry' in question && question.isRetry && (
          <p className="question__retry" role="alert">
            {t('ssh.secret.wrong')}
          </p>
        )}
        {prompts.map(({ label, isEchoed }, index) => (
          <div key={`${index} ${label}`} className="connect__field">
            <label htmlFor={`${fields}-${index}`}>{label === '' ? t(`ssh.secret.${question.kind}`) : label}</label>
            <input
              id={`${fields}-${index}`}
              className="connect__input"
              type={isEchoed ? 'text' : 'password'}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for exactly this
              autoFocus={index === 0}
              value={texts[index] ?? ''}
              maxLength={1_024}
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => {
                setTexts(texts.map((text, other) => (other === index ? target.value : text)));
              }}
            />
          </div>
        ))}
        <p className="muted">{t('ssh.secret.promise')}</p>
        <div className="connect__actions">
          <Button
            onPress={() => {
              onAnswer(undefined);
            }}
          >
            {t('ssh.secret.skip')}
          </Button>
          <Button type="submit" look="primary">
            {t('ssh.secret.go')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface Prompt {
  /** Empty where the kind of the question says it. */
  readonly label: string;
  readonly isEchoed: boolean;
}

function promptsOf(question: Exclude<SshQuestion, { kind: 'host-key' }>): readonly Prompt[] {
  if (question.kind !== 'keyboard-interactive') return [{ label: '', isEchoed: false }];
  return question.prompts.map(({ text, isEchoed }) => ({ label: visibleText(text.trim()), isEchoed }));
}

/** What the server says of itself is shown as text, under our own title: it cannot pose as us. */
function useWords(question: Exclude<SshQuestion, { kind: 'host-key' }>): { title: string; lead: readonly string[] } {
  const { t } = useTranslation();
  if (question.kind === 'passphrase') {
    return { title: t('ssh.secret.passphraseTitle'), lead: [visibleText(question.keyPath)] };
  }
  const who = visibleText(`${question.user}@${question.host}`);
  if (question.kind === 'password') return { title: t('ssh.secret.passwordTitle', { who }), lead: [] };
  const said = [question.name, question.instructions].map((text) => visibleText(text.trim()));
  return {
    title: t('ssh.secret.serverTitle', { who }),
    lead: said.filter((text, index) => text !== '' && said.indexOf(text) === index),
  };
}

function Title({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <div className="dialog__head question__head">
      {icon}
      <Heading slot="title" className="dialog__title">
        {children}
      </Heading>
    </div>
  );
}
