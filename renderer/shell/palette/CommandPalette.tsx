import { useDeferredValue, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { instantFromField } from '../../format/zoned-field.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Keys } from '../../ui/Keys.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import '../../ui/overlay.css';
import type { RunAction } from '../use-window-actions.ts';
import { findCertificates, namedCertificates, type NamedCertificate } from './find-certificates.ts';
import { fuzzyScore } from './fuzzy-score.ts';
import './command-palette.css';
import type { PaletteCommand } from './palette-command.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

export interface CommandPaletteProps {
  readonly assessment: Assessment | undefined;
  readonly run: RunAction;
}

const maxCommands = 12;
const maxCertificates = 8;
const noCertificates: readonly NamedCertificate[] = [];

/** Everything by its name: views, actions, moments, settings, recent places, and any certificate. */
export function CommandPalette(props: CommandPaletteProps) {
  const { t } = useTranslation();
  const isOpen = useApp((state) => state.dialog === 'palette');
  const showDialog = useApp((state) => state.showDialog);
  return (
    <ModalOverlay
      className="modal-backdrop palette-backdrop"
      isOpen={isOpen}
      onOpenChange={(wanted) => {
        showDialog(wanted ? 'palette' : undefined);
      }}
      isDismissable
    >
      <Modal className="modal palette">
        <Dialog aria-label={t('shell.commands')}>
          <PaletteContent {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ assessment, run }: CommandPaletteProps) {
  const { t } = useTranslation();
  const { store } = useServices();
  const [query, setQuery] = useState('');
  const commands = useMatchingCommands(query, run);
  const found = useMatchingCertificates(query, assessment);
  const close = (then: () => void) => {
    store.getState().showDialog(undefined);
    // The focus goes back to where it was first, so that what the command focuses keeps it.
    setTimeout(then, 50);
  };
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- who asks for the palette wants to type */}
      <SearchField className="palette__search" aria-label={t('palette.label')} autoFocus>
        <Input className="palette__input" placeholder={t('palette.hint')} />
      </SearchField>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls; the focus itself stays in the field */}
      <section className="palette__scroll" tabIndex={0} aria-label={t('palette.results')}>
        <Menu
          className="palette__list"
          aria-label={t('palette.results')}
          renderEmptyState={() => <p className="palette__empty muted">{t('palette.nothing')}</p>}
        >
          {commands.map(({ id, title, group, keys, run: runCommand }) => (
            <MenuItem
              key={id}
              id={id}
              className="palette__item"
              textValue={title}
              onAction={() => {
                close(runCommand);
              }}
            >
              <Text slot="label" className="palette__title ellipsis">
                {title}
              </Text>
              <Text slot="description" className="muted">
                {group}
              </Text>
              {keys !== undefined && <Keys keys={keys} />}
            </MenuItem>
          ))}
          {found.map(({ assessed, name }) => (
            <MenuItem
              key={assessed.certificate.sha256}
              id={assessed.certificate.sha256}
              className="palette__item"
              textValue={name}
              onAction={() => {
                close(() => {
                  store.getState().select(assessed.certificate.sha256);
                });
              }}
            >
              <Text slot="label" className="palette__title ellipsis">
                {name}
              </Text>
              <Text slot="description" className="palette__status muted">
                <StatusIcon status={assessed.status} size={12} />
                {[t(`status.${assessed.status}`), ...assessed.nodes.slice(0, 1).map(visibleText)].join(' · ')}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </section>
    </Autocomplete>
  );
}

function useMatchingCommands(query: string, run: RunAction): readonly PaletteCommand[] {
  const commands = usePaletteCommands(run);
  const atDate = useDateCommand(query);
  if (query.trim() === '') return commands;
  const scored = commands.flatMap((command) => {
    const score = fuzzyScore(query, command.names);
    return score === undefined ? [] : [{ command, score }];
  });
  const matching = scored.toSorted((a, b) => b.score - a.score).map(({ command }) => command);
  return [...(atDate ? [atDate] : []), ...matching.slice(0, maxCommands)];
}

/** A day that was typed is a moment to judge as of: its beginning, in the window's zone. */
function useDateCommand(query: string): PaletteCommand | undefined {
  const { t } = useTranslation();
  const { zone, instant } = useFormats();
  const judgeAsOf = useApp((state) => state.judgeAsOf);
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(query.trim()) ?? [];
  if (year === undefined) return undefined;
  const at = instantFromField(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00`, zone);
  if (at === undefined) return undefined;
  const title = t('palette.asOfAt', { instant: instant(at) });
  const run = () => {
    judgeAsOf(at);
  };
  return { id: 'as-of-date', title, names: [title], group: t('shell.asOf'), run };
}

/** Behind the typing: among a hundred thousand a letter must not wait for the search. */
function useMatchingCertificates(query: string, assessment: Assessment | undefined): readonly NamedCertificate[] {
  const wanted = useDeferredValue(query.trim());
  const named = useMemo(
    () =>
      assessment
        ? namedCertificates(assessment.certificates, (each) => visibleText(certificateName(each)))
        : noCertificates,
    [assessment],
  );
  return useMemo(
    () => (wanted.length < 2 ? noCertificates : findCertificates(wanted, named, maxCertificates)),
    [wanted, named],
  );
}
