import type { TFunction } from 'i18next';
import type { Role } from '../../shared/kubernetes/role.ts';

/** A dot parts the keys of messages, so `admin.conf` is found under `admin-conf`. */
type RoleKey<R extends string> = R extends `${infer Head}.${infer Tail}` ? `${Head}-${Tail}` : R;

/** A clause: what no longer works once a certificate of this role has ended. */
export function whatStops(t: TFunction, role: Role): string {
  return t(`role.stops.${role.replace('.', '-') as RoleKey<Role>}`);
}
