import type { SettingsFile } from '../workspace/settings-file.ts';
import type { PageFile } from './page-file.ts';

const htmlTag = '<html lang="en">';

/**
 * The page's bytes; its root element says the chosen theme and language before any script runs, so that the first
 * paint is not in the wrong ones. Without a choice the style sheet follows the system.
 */
export async function withAppearance(
  { contentType, bytes }: PageFile,
  settingsFile: SettingsFile,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!contentType.startsWith('text/html')) return bytes;
  const { theme, language } = await settingsFile.glance();
  // Both are one of a few words, checked by the schema: nothing in them could end the attribute.
  const themeText = theme === 'system' ? '' : ` data-theme="${theme}"`;
  const html = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(html.replace(htmlTag, `<html lang="${language ?? 'en'}"${themeText}>`));
}
