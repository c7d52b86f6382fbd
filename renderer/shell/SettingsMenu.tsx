import { Check, Settings } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../shared/words/language.ts';
import { useApp } from '../state/app-context.ts';
import { themes, type Theme } from '../../shared/settings/settings.ts';
import { Button } from '../ui/Button.tsx';
import '../ui/overlay.css';

/** Each language in its own words, so that it is found by who reads only that one. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };

export function SettingsMenu() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.settings.theme);
  const changeSettings = useApp((state) => state.changeSettings);
  const themeNames: Readonly<Record<Theme, string>> = {
    system: t('shell.themeSystem'),
    light: t('shell.themeLight'),
    dark: t('shell.themeDark'),
  };
  return (
    <MenuTrigger>
      <Button look="icon" aria-label={t('shell.settings')}>
        <Settings size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('shell.settings')}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[language]}
            onSelectionChange={(keys) => {
              const chosen = languages.find((candidate) => keys !== 'all' && keys.has(candidate));
              if (chosen) changeSettings({ language: chosen });
            }}
          >
            <Header className="menu__section-title">{t('shell.language')}</Header>
            {languages.map((candidate) => (
              <ChoiceItem key={candidate} id={candidate} text={languageNames[candidate]} lang={candidate} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const chosen = themes.find((candidate) => keys !== 'all' && keys.has(candidate));
              if (chosen) changeSettings({ theme: chosen });
            }}
          >
            <Header className="menu__section-title">{t('shell.theme')}</Header>
            {themes.map((candidate) => (
              <ChoiceItem key={candidate} id={candidate} text={themeNames[candidate]} />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChoiceItemProps {
  readonly id: string;
  readonly text: string;
  readonly lang?: Language;
}

function ChoiceItem({ id, text, lang }: ChoiceItemProps) {
  return (
    <MenuItem id={id} className="menu__item" textValue={text}>
      {({ isSelected }) => (
        <>
          {isSelected && <Check className="menu__check" size={14} aria-hidden />}
          <span lang={lang}>{text}</span>
        </>
      )}
    </MenuItem>
  );
}
