import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import { isKubeadmRole, type GeneralRole, type Role } from '../kubernetes/role.ts';
import type { InEachLanguage, Language } from './language.ts';
import { roleWordsEn } from './role-words-en.ts';
import { roleWordsJa } from './role-words-ja.ts';

/** Words for what certificates are for. */
export interface RoleWords {
  /** kubeadm's names are shown as kubeadm writes them; only the general roles have words. */
  readonly name: Readonly<Record<GeneralRole, string>>;
  /**
   * A clause: what no longer works once a certificate of this role has ended. Follows the "used by" column of kubeadm's
   * certificate list. @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go
   */
  readonly stops: Readonly<Record<Role, string>>;
  /** Where a distribution is made otherwise. */
  readonly stopsIn: Readonly<Partial<Record<DistributionId, Readonly<Partial<Record<Role, string>>>>>>;
}

const roleWords: InEachLanguage<RoleWords> = { en: roleWordsEn, ja: roleWordsJa };

/** kubeadm's name for what a certificate is for, or words for a general role. */
export function roleName(role: Role, language: Language): string {
  return isKubeadmRole(role) ? role : roleWords[language].name[role];
}

/** A clause: what no longer works once a certificate of this role has ended. */
export function whatStops(role: Role, language: Language, distribution?: DistributionId): string {
  const { stops, stopsIn } = roleWords[language];
  return (distribution && stopsIn[distribution]?.[role]) ?? stops[role];
}
