import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { outsideLinks, type OutsideLink } from '../../../shared/window/outside-links.ts';
import { useApp, useServices } from '../../state/app-context.ts';

/** Leads out of the window, by the host where the window itself may not go anywhere. The address stands beside it. */
export function OutsideLinkText({ link }: { readonly link: OutsideLink }) {
  const { t } = useTranslation();
  const { host } = useServices();
  const toast = useApp((state) => state.toast);
  const address = outsideLinks[link];
  const open = async () => {
    const result = await host.call('link.open', { link });
    if (!result.ok || !result.value.opened) toast('error', t('about.notOpened', { address }));
  };
  return (
    <>
      <a
        className="outside-link"
        href={address}
        target="_blank"
        rel="noreferrer"
        onClick={(event) => {
          if (!host.capabilities.opensLinks) return;
          event.preventDefault();
          void open();
        }}
      >
        {t(`about.link.${link}`)}
        <ExternalLink size={12} aria-hidden />
      </a>
      <span className="muted outside-link__host">{new URL(address).hostname}</span>
    </>
  );
}
