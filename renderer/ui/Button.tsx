import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** `primary` once a screen; `quiet` has no frame; `icon` is square and needs an `aria-label`. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'icon' | undefined;
}

export function Button({ look = 'plain', children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button--${look}`}>
      {children}
    </AriaButton>
  );
}
