import { FileText } from 'lucide-react';
import { useId, useRef } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SshAlias } from '../../../shared/bridge/ssh-suggestions.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';

export interface HostsFieldProps {
  readonly value: string;
  readonly aliases: readonly SshAlias[];
  readonly onChange: (value: string) => void;
}

/** A list of some thousand names is far smaller. */
const maxListBytes = 1024 * 1024;

/** Nodes typed, pasted, taken from a file, or chosen among the names of ssh's configuration. */
export function HostsField({ value, aliases, onChange }: HostsFieldProps) {
  const { t } = useTranslation();
  const toast = useApp((state) => state.toast);
  const field = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const lines = value.split('\n').map((line) => line.trim());
  const read = async (file: File) => {
    try {
      if (file.size > maxListBytes) throw new RangeError('too large');
      onChange([value.trim(), (await file.text()).trim()].filter((text) => text !== '').join('\n'));
    } catch {
      toast('error', t('ssh.fileFailed', { file: visibleText(file.name) }));
    }
  };
  return (
    <div className="connect__hosts">
      <div className="connect__hosts-head">
        <label htmlFor={field}>{t('ssh.hosts')}</label>
        <Button look="quiet" onPress={() => chooser.current?.click()}>
          <FileText size={14} aria-hidden />
          {t('ssh.fromFile')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t('ssh.fromFile')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) void read(file);
          }}
        />
      </div>
      <textarea
        id={field}
        className="connect__list mono"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to name nodes
        autoFocus
        rows={4}
        value={value}
        placeholder={t('ssh.hostsHint')}
        spellCheck={false}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
      {aliases.length > 0 && (
        <div className="connect__aliases" role="group" aria-label={t('ssh.aliases')}>
          <span className="muted">{t('ssh.aliases')}</span>
          {aliases.map(({ alias, hostName }) => (
            <ToggleButton
              key={alias}
              className="connect__alias mono"
              isSelected={lines.includes(alias)}
              aria-label={visibleText(hostName === undefined ? alias : `${alias} (${hostName})`)}
              onChange={(isWanted) => {
                const others = value.split('\n').filter((line) => line.trim() !== alias && line.trim() !== '');
                onChange((isWanted ? [...others, alias] : others).join('\n'));
              }}
            >
              {visibleText(alias)}
              {hostName !== undefined && <span className="muted">{visibleText(hostName)}</span>}
            </ToggleButton>
          ))}
        </div>
      )}
    </div>
  );
}
