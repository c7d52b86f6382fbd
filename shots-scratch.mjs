import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
const [,, label, selector, ...places] = process.argv;
const combos = (process.env.COMBOS ?? 'light-en-1280x800,dark-ja-900x600').split(',');
const cfg = mkdtempSync('/tmp/cfg-');
const serve = spawn('node', ['dist/cli.mjs', 'serve', ...places, '--port', '0'], { env: { ...process.env, XDG_CONFIG_HOME: cfg }, stdio: ['ignore', 'pipe', 'inherit'] });
let text = ''; const url = await new Promise((r) => serve.stdout.on('data', (d) => { text += d; const m = /http:\/\/\S+/.exec(text); if (m) r(m[0]); }));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const context = await browser.newContext(); const first = await context.newPage(); await first.goto(url); await first.waitForTimeout(2500);
  const state = await context.storageState(); const base = new URL(url).origin;
  for (const combo of combos) {
    const [theme, lang, size] = combo.split('-'); const [w, h] = size.split('x').map(Number);
    const c = await browser.newContext({ storageState: state, viewport: { width: w, height: h }, colorScheme: theme, locale: lang === 'ja' ? 'ja-JP' : 'en-US' });
    const p = await c.newPage(); await p.goto(base + '/'); await p.waitForTimeout(+(process.env.WAIT ?? 3000));
    if (process.env.EVAL) await p.evaluate(process.env.EVAL);
    if (process.env.CLICK) { await p.locator(process.env.CLICK).first().click(); await p.waitForTimeout(700); }
    if (selector !== '-') await p.locator(selector).first().scrollIntoViewIfNeeded().catch((e) => console.log(String(e).slice(0, 200)));
    await p.waitForTimeout(400);
    await p.screenshot({ path: `/tmp/shot-${label}-${combo}.png` });
    await c.close();
  }
} finally { await browser.close(); serve.kill(); }
