import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { CopyAll } from './CopyAll.tsx';

export interface CutListProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown before anybody asks for more. */
  readonly first: number;
  readonly className: string;
  readonly children: (item: Item, index: number) => ReactNode;
  /** What a copy of everything is called, and its lines. */
  readonly copy?: { readonly label: string; readonly lines: () => readonly string[] };
}

/** As many more as a window lays out without a pause. */
const step = 1_000;

/** A list that may have tens of thousands of items: the first few, and a button for more. */
export function CutList<Item>({ items, first, className, children, copy }: CutListProps<Item>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  return (
    <>
      <ul className={className}>{items.slice(0, shown).map(children)}</ul>
      {items.length > first && (
        <p className="cut-list__more">
          {left > 0 && (
            <Button
              look="quiet"
              onPress={() => {
                setShown(shown + step);
              }}
            >
              {t('inspector.showMore', { count: Math.min(left, step), left })}
            </Button>
          )}
          {copy && (
            <CopyAll
              text={t('inspector.copyAll', { count: items.length })}
              label={copy.label}
              value={() => copy.lines().join('\n')}
            />
          )}
        </p>
      )}
    </>
  );
}
