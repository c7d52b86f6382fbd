import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyAll } from './CopyAll.tsx';
import { CutFoot, useCut } from './CutFoot.tsx';

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
  const cut = useCut(items.length, first, step);
  return (
    <>
      <ul className={className}>{items.slice(0, cut.shown).map(children)}</ul>
      {items.length > first && (
        <CutFoot cut={cut} more={t('inspector.showMore', { count: cut.next, left: cut.left })}>
          {copy && (
            <CopyAll
              text={t('inspector.copyAll', { count: items.length })}
              label={copy.label}
              value={() => copy.lines().join('\n')}
            />
          )}
        </CutFoot>
      )}
    </>
  );
}
