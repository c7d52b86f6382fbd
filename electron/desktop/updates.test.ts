import type { AppUpdater, UpdateCheckResult } from 'electron-updater';
import { expect, test } from 'vitest';
import { offerUpdate, releaseAddress, type UpdateOptions } from './updates.ts';

const address = 'https://releases.example/notafter';

function updaterThatFinds(found: { version: string } | undefined) {
  const asked: string[] = [];
  const updater = {
    autoDownload: true,
    setFeedURL: (feed: Parameters<AppUpdater['setFeedURL']>[0]) => void asked.push(`feed ${JSON.stringify(feed)}`),
    checkForUpdates: async () => {
      asked.push(`check, autoDownload ${updater.autoDownload}`);
      return { isUpdateAvailable: found !== undefined, updateInfo: found } as UpdateCheckResult;
    },
    downloadUpdate: async () => {
      asked.push('download');
      return [];
    },
  };
  return { updater, asked };
}

function offer(changes: Partial<UpdateOptions>, found: { version: string } | undefined = { version: '9.9.9' }) {
  const { updater, asked } = updaterThatFinds(found);
  const loadUpdater = async () => {
    asked.push('load');
    return updater;
  };
  return {
    asked,
    offered: offerUpdate({ address, isPackaged: true, loadUpdater, wants: async () => true, ...changes }),
  };
}

test('there is no release address yet, so that nobody is asked', async () => {
  expect(releaseAddress).toBeUndefined();
  for (const change of [{ address: releaseAddress }, { isPackaged: false }]) {
    const { asked, offered } = offer(change);
    expect([await offered, asked]).toEqual([false, []]);
  }
});

test('a newer release is fetched only after the person has agreed to its version', async () => {
  const feed = `feed {"provider":"generic","url":"${address}"}`;
  const versions: string[] = [];
  const yes = offer({ wants: async (version) => versions.push(version) > 0 });
  expect([await yes.offered, yes.asked]).toEqual([true, ['load', feed, 'check, autoDownload false', 'download']]);
  expect(versions).toEqual(['9.9.9']);
  const no = offer({ wants: async () => false });
  expect([await no.offered, no.asked]).toEqual([false, ['load', feed, 'check, autoDownload false']]);
});

test('where nothing is newer nobody is bothered', async () => {
  const { updater, asked } = updaterThatFinds(undefined);
  const wants = () => Promise.reject(new Error('asked'));
  expect(await offerUpdate({ address, isPackaged: true, loadUpdater: async () => updater, wants })).toBe(false);
  expect(asked).not.toContain('download');
});
