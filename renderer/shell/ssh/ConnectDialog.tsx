import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxPathChars } from '../../../shared/bridge/limits.ts';
import { readHostList } from '../../../shared/bridge/ssh-hosts.ts';
import { readJumps } from '../../../shared/bridge/ssh-place.ts';
import type { SshSuggestions } from '../../../shared/bridge/ssh-suggestions.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import './connect-dialog.css';
import { HostsField } from './HostsField.tsx';
import { nodesOfForm, type ConnectForm } from './nodes-of-form.ts';

/** More lines than this are not told one by one. */
const maxFaultsShown = 3;

/** Where nodes are named, and how they are reached. It stays filled in: a list that was wrong is mended, not typed anew. */
export function ConnectDialog() {
  const { t } = useTranslation();
  const [form, setForm] = useState<ConnectForm>({ hosts: '', user: '', identity: '', jump: '', paths: '' });
  const isOpen = useApp((state) => state.dialog === 'connect');
  const suggested = useSshSuggestions(isOpen);
  return (
    <DialogFrame name="connect" title={t('ssh.title')}>
      <Form form={form} onChange={setForm} suggested={suggested} />
    </DialogFrame>
  );
}

interface FormProps {
  readonly form: ConnectForm;
  readonly onChange: (form: ConnectForm) => void;
  readonly suggested: SshSuggestions | undefined;
}

function Form({ form, onChange, suggested }: FormProps) {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  const addNodes = useApp((state) => state.addNodes);
  const identities = useId();
  const { faults } = readHostList(form.hosts);
  const jumps = form.jump.trim() === '' ? undefined : readJumps(form.jump.trim());
  const isJumpWrong = jumps !== undefined && 'fault' in jumps;
  const nodes = nodesOfForm(form);
  const isReady = nodes.length > 0 && faults.length === 0 && !isJumpWrong;
  return (
    <form
      className="connect"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        showDialog(undefined);
        void addNodes(nodes);
      }}
    >
      <p className="muted connect__lead">{t('ssh.lead')}</p>
      <HostsField
        value={form.hosts}
        aliases={suggested?.aliases ?? []}
        onChange={(hosts) => {
          onChange({ ...form, hosts });
        }}
      />
      <div role="alert">
        {faults.slice(0, maxFaultsShown).map(({ line, host, part }) => (
          <p key={`${line} ${host}`} className="connect__fault">
            {t(`ssh.fault.${part}`, { line, host: part === 'password' ? '' : visibleText(host) })}
          </p>
        ))}
        {faults.length > maxFaultsShown && (
          <p className="connect__fault">{t('ssh.moreFaults', { count: faults.length - maxFaultsShown })}</p>
        )}
        {isJumpWrong && <p className="connect__fault">{t('ssh.jumpFault')}</p>}
      </div>
      <div className="connect__fields">
        <Field name="user" label={t('ssh.user')} hint={t('ssh.userHint')} form={form} onChange={onChange} />
        <Field name="jump" label={t('ssh.jump')} hint={t('ssh.jumpHint')} form={form} onChange={onChange} />
        <Field
          name="identity"
          label={t('ssh.identity')}
          hint={t('ssh.identityHint')}
          form={form}
          onChange={onChange}
          list={identities}
        />
        <Field name="paths" label={t('ssh.paths')} hint={t('ssh.pathsHint')} form={form} onChange={onChange} />
      </div>
      <datalist id={identities}>
        {suggested?.identities.map((path) => (
          <option key={path}>{path}</option>
        ))}
      </datalist>
      <p className="muted connect__promise">{t('ssh.promise')}</p>
      <div className="connect__actions">
        <Button
          onPress={() => {
            showDialog(undefined);
          }}
        >
          {t('ssh.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={!isReady}>
          {nodes.length === 0 ? t('ssh.connectNone') : t('ssh.connect', { count: nodes.length })}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: Exclude<keyof ConnectForm, 'hosts'>;
  readonly label: string;
  readonly hint: string;
  readonly form: ConnectForm;
  readonly onChange: (form: ConnectForm) => void;
  readonly list?: string;
}

function Field({ name, label, hint, form, onChange, list }: FieldProps) {
  const id = useId();
  return (
    <div className="connect__field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="connect__input mono"
        value={form[name]}
        list={list}
        placeholder={hint}
        maxLength={maxPathChars}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          onChange({ ...form, [name]: target.value });
        }}
      />
    </div>
  );
}

/** Asked each time the form opens: the configuration may have been edited since. */
function useSshSuggestions(isWanted: boolean): SshSuggestions | undefined {
  const { host } = useServices();
  const [suggested, setSuggested] = useState<SshSuggestions>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOpen = true;
    const ask = async () => {
      const answer = await host.call('ssh.suggest', {});
      if (isOpen && answer.ok) setSuggested(answer.value);
    };
    void ask();
    return () => {
      isOpen = false;
    };
  }, [host, isWanted]);
  return suggested;
}
