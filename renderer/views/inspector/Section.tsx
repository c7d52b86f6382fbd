import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useApp } from '../../state/app-context.ts';

export type SectionKey =
  | 'validity'
  | 'findings'
  | 'path'
  | 'renewal'
  | 'defects'
  | 'seen'
  | 'served'
  | 'names'
  | 'usages'
  | 'identifiers'
  | 'extensions'
  | 'text'
  | 'pem';

export interface SectionProps {
  /** Folded or not is remembered under it, whichever certificate is shown. */
  readonly name: SectionKey;
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled part of the inspector that folds. */
export function Section({ name, title, children }: SectionProps) {
  const isFolded = useApp((state) => state.foldedSections.includes(name));
  const toggleSection = useApp((state) => state.toggleSection);
  const id = useId();
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <section className="inspector__section" aria-label={title}>
      <h3 className="inspector__section-title">
        <button
          type="button"
          className="inspector__fold"
          aria-expanded={!isFolded}
          aria-controls={isFolded ? undefined : id}
          onClick={() => {
            toggleSection(name);
          }}
        >
          <Chevron size={12} aria-hidden />
          {title}
        </button>
      </h3>
      {!isFolded && <div id={id}>{children}</div>}
    </section>
  );
}
