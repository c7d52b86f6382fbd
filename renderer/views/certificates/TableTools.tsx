import { Check, Columns3, Group } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TableLayout } from '../../../shared/settings/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { columns, type Column } from './columns.ts';
import { groupingOf, groupings, withColumn } from './table-layout.ts';
import '../../ui/overlay.css';

export interface TableToolsProps {
  readonly layout: TableLayout;
  readonly shown: readonly Column[];
  readonly isAvailable: (column: Column) => boolean;
  readonly onLayout: (layout: TableLayout) => void;
}

/** What the table is grouped by, and which columns it has. */
export function TableTools({ layout, shown, isAvailable, onLayout }: TableToolsProps) {
  const { t } = useTranslation();
  const grouping = groupingOf(layout) ?? 'none';
  return (
    <div className="table-tools">
      <MenuTrigger>
        <Button look="quiet" aria-label={`${t('certificates.groupBy')}: ${t(`certificates.grouping.${grouping}`)}`}>
          <Group size={14} aria-hidden />
          <span className="table-tools__words">
            {grouping === 'none' ? t('certificates.groupBy') : t(`certificates.grouping.${grouping}`)}
          </span>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label={t('certificates.groupBy')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[grouping]}
            onSelectionChange={(keys) => {
              const chosen = groupings.find((known) => keys !== 'all' && keys.has(known));
              onLayout({ ...layout, grouping: chosen });
            }}
          >
            {(['none', ...groupings] as const).map((choice) => (
              <Choice key={choice} id={choice} text={t(`certificates.grouping.${choice}`)} />
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <MenuTrigger>
        <Button look="quiet" aria-label={t('certificates.columns')}>
          <Columns3 size={14} aria-hidden />
          <span className="table-tools__words">{t('certificates.columns')}</span>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu table-tools__columns"
            aria-label={t('certificates.columns')}
            selectionMode="multiple"
            disallowEmptySelection
            selectedKeys={shown}
            onSelectionChange={(keys) => {
              if (keys === 'all') return;
              const changed = columns.find((column) => keys.has(column) !== shown.includes(column));
              if (changed) onLayout(withColumn(layout, shown, changed, keys.has(changed)));
            }}
          >
            {columns.filter(isAvailable).map((column) => (
              <Choice key={column} id={column} text={t(`certificates.${column}`)} />
            ))}
          </Menu>
          <div className="table-tools__reset">
            <Button
              look="quiet"
              onPress={() => {
                onLayout({ ...layout, order: [], hidden: [], widths: {} });
              }}
            >
              {t('certificates.resetColumns')}
            </Button>
          </div>
        </Popover>
      </MenuTrigger>
    </div>
  );
}

function Choice({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <MenuItem id={id} className="menu__item" textValue={text}>
      {({ isSelected }) => (
        <>
          {isSelected && <Check className="menu__check" size={14} aria-hidden />}
          {text}
        </>
      )}
    </MenuItem>
  );
}
