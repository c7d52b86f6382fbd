import type { ReactNode } from 'react';

/** A titled part of the inspector. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="inspector__section" aria-label={title}>
      <h3 className="inspector__section-title">{title}</h3>
      {children}
    </section>
  );
}
