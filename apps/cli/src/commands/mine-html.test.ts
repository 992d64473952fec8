// The HTML file in a real browser, from disk: draws, answers to mouse and keyboard, asks for no network.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portolan } from '../run-portolan.ts';

const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const EVIL = '</script><img src=x onerror="window.evil=1">';
const rows: string[] = [];
const add = (name: string, steps: readonly string[]): void =>
  steps.forEach((step, day) =>
    rows.push(
      `${name},"${step.replaceAll('"', '""')}",2026-01-${String(day * 2 + 1).padStart(2, '0')}T08:00:00Z`,
    ),
  );
for (let i = 0; i < 12; i++) add(`w${i}`, ['Lead', 'Qualified', 'Proposal', 'Won']);
for (let i = 0; i < 6; i++) add(`l${i}`, ['Lead', 'Qualified', 'Proposal', 'Lost']);
for (let i = 0; i < 4; i++) add(`r${i}`, ['Lead', 'Qualified', 'Proposal', 'Qualified', 'Proposal', 'Won']);
add('x', ['Lead', EVIL, 'Lost']);
const CSV = `case,activity,time\n${rows.join('\n')}\n`;

describe.skipIf(!existsSync(browserPath))('the HTML file', () => {
  let folder = '';
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-html-'));
    writeFileSync(join(folder, 'deals.csv'), CSV);
    const html = join(folder, 'map.html');
    await portolan('mine', join(folder, 'deals.csv'), '--html', html);
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(html).href);
    await page.waitForSelector('html[data-ready]');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is one file under 400 kB that asks for nothing and runs nothing of the log', async () => {
    const html = readFileSync(join(folder, 'map.html'), 'utf8');
    expect(html.length).toBeLessThan(400_000);
    expect(requests.length).toBe(1);
    expect(problems).toEqual([]);
    expect(await page.evaluate('window.evil')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    await page.getByRole('button', { name: 'List' }).click();
    expect(await page.locator('#list').innerText()).toContain(EVIL);
    await page.getByRole('button', { name: 'Map', exact: true }).click();
  });

  it('shows the figures of a box and of a path, and takes them away with Escape', async () => {
    await page.locator('.n', { hasText: 'Proposal' }).click();
    const panel = page.locator('#panel');
    expect(await panel.innerText()).toMatch(
      /Proposal[\s\S]*Deals\s*22[\s\S]*Visits\s*26[\s\S]*Median time\s*2 days/u,
    );
    await page.keyboard.press('Escape');
    expect(await panel.isHidden()).toBe(true);
    await page.locator('.e[aria-label^="Proposal → Won"]').focus();
    await page.keyboard.press('Enter');
    expect(await panel.innerText()).toMatch(/Proposal → Won[\s\S]*16/u);
    await page.keyboard.press('Escape');
  });

  it('hides nothing silently: the slider says how much is shown, and boxes stay where they are', async () => {
    const place = (): Promise<string | null> =>
      page.locator('.n', { hasText: 'Proposal' }).getAttribute('transform');
    await page.locator('#detail').fill('100');
    expect(await page.locator('#shown').innerText()).toBe('7 of 7 paths, 100% of moves');
    const before = await place();
    await page.locator('#detail').fill('0');
    expect(await page.locator('#shown').innerText()).toMatch(/^3 of 7 paths, \d+% of moves$/u);
    expect(await place()).toBe(before);
    expect(await page.locator('.n:not(.off)').count()).toBe(6);
  });

  it('lights the way of a variant, and lists every one', async () => {
    expect(await page.locator('.v').count()).toBe(4);
    await page.locator('.v').first().hover();
    expect(await page.locator('.n.lit').count()).toBe(6);
    expect(await page.locator('#stage.dim').count()).toBe(1);
    await page.mouse.move(300, 300);
    expect(await page.locator('#stage.dim').count()).toBe(0);
  });

  it('switches to time, to Persian (mirrored) and to dark', async () => {
    await page.getByRole('button', { name: 'Time' }).click();
    expect(await page.locator('.l').first().textContent()).toMatch(/\d\sd$/u);
    const x = async (name: string): Promise<number> =>
      (await page.locator('.n', { hasText: name }).boundingBox())!.x;
    expect(await x('Lead')).toBeLessThan(await x('Won'));
    await page.locator('#language').selectOption('fa');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await x('Lead')).toBeGreaterThan(await x('Won'));
    expect(await page.locator('#shown').innerText()).toContain('مسیر');
    await page.locator('#language').selectOption('en');
    const ground = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const day = await ground();
    await page.locator('#theme').click();
    expect(await ground()).not.toBe(day);
    expect(problems).toEqual([]);
  });

  it('fits a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('shows what else was asked in a view of its own, in the language of the page', async () => {
    const html = join(folder, 'found.html');
    const ran = await portolan(
      'mine',
      join(folder, 'deals.csv'),
      '--html',
      html,
      '--bottlenecks',
      '--model',
      'im:0',
    );
    expect(ran.code, ran.err).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(pathToFileURL(html).href);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator('#told').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Findings' }).click();
    expect(await page.locator('#told').innerText()).toContain('Where time is lost');
    expect(await page.locator('#told').innerText()).toContain(EVIL);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.locator('#language').selectOption('fa');
    expect(await page.locator('#told').innerText()).toContain('زمان کجا از دست می‌رود');
    expect(await page.locator('#told').innerText()).not.toContain('Where time is lost');
    expect(problems).toEqual([]);
  });
});
