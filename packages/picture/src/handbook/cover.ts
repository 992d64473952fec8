// The first pages: what this is, where it leads, who agreed to it, and what is inside.
import type { ProcessFacts, SalesMap } from '@portolan/core';
import { escapeMarkup } from '../svg/escape.ts';
import { formatNumber } from '../text/format.ts';
import { amountText, block, dateText, facts, filled, list, said, section, type Writing } from './markup.ts';

/** What the handbook says about the version it shows. Dates are ISO 8601. */
export interface HandbookVersion {
  readonly number: number;
  readonly name?: string;
  readonly publishedAt?: string | null;
  /** Who agreed, in the order to be shown. */
  readonly signedBy?: readonly { readonly name: string; readonly role?: string; readonly at?: string }[];
  readonly nextReview?: string | null;
  /** What changed, and why. */
  readonly change?: string;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly parts?: readonly { readonly id: string; readonly title: string }[];
}

const ROSE =
  '<svg class="rose" viewBox="-13 -13 26 26" aria-hidden="true"><circle r="11.5" fill="none" stroke="var(--ink)"/><path d="M0-11L2.4 0L0 11L-2.4 0Z" fill="var(--ink)"/><path d="M-11 0L0-2.4L11 0L0 2.4Z" fill="var(--accent)"/><path d="M0-11L2.4 0L-2.4 0Z" fill="var(--attention)"/></svg>';

export function cover(
  process: ProcessFacts,
  map: SalesMap,
  version: HandbookVersion | undefined,
  writing: Writing,
): string {
  const { words, language } = writing;
  const state =
    version === undefined
      ? escapeMarkup(words.draft)
      : [
          filled(words.version, { n: formatNumber(version.number, language) }),
          version.name ? said(version.name) : '',
          version.publishedAt
            ? filled(words.published, { date: escapeMarkup(dateText(version.publishedAt, language)) })
            : escapeMarkup(words.draft),
        ]
          .filter((part) => part !== '')
          .join(' <span class="dot">·</span> ');
  const signers = (version?.signedBy ?? []).map(
    ({ name, role, at }) =>
      `${said(name)}${role ? ` <small>${said(role)}</small>` : ''}${at ? ` <small>${escapeMarkup(dateText(at, language))}</small>` : ''}`,
  );
  return `<header class="cover">${ROSE}<p class="kicker">${escapeMarkup(words.handbook)}</p><h1 dir="auto">${escapeMarkup(process.name)}</h1>${process.purpose === '' ? '' : `<p class="purpose" dir="auto">${escapeMarkup(process.purpose)}</p>`}${map.note.trim() === '' ? '' : `<div class="about">${block(map.note)}</div>`}<p class="state">${state}</p>${section(words.goal, goal(map, writing))}${section(words.signedBy, list(signers, 'ul', 'signers'))}${facts(
    [[words.nextReview, version?.nextReview ? escapeMarkup(dateText(version.nextReview, language)) : '']],
  )}${section(words.whatIsNew, block(version?.change ?? ''))}</header>`;
}

function goal(map: SalesMap, { words, language }: Writing): string {
  const { text, metric, target, change, unit, by, activities } = map.goal;
  const figure =
    target === null
      ? ''
      : filled(change ? words.goalChange : words.goalReach, {
          metric: escapeMarkup(words.metrics[metric ?? 'other']),
          target: `<b>${said(amountText(target, unit, language, change))}</b>`,
        });
  const date = by === null ? '' : filled(words.goalBy, { date: escapeMarkup(dateText(by, language)) });
  const line = [figure, date].filter((part) => part !== '').join(escapeMarkup(words.listSeparator));
  const counted = activities.map((activity) => {
    const number = activity.target === null ? '' : said(amountText(activity.target, '', language));
    const often = activity.per === null ? number : filled(words.per[activity.per], { n: number });
    return `${said(activity.text)}${number === '' ? '' : ` <b>${often}</b>`}`;
  });
  return `${block(text)}${line === '' ? '' : `<p class="target">${line}</p>`}${counted.length === 0 ? '' : `<h4>${escapeMarkup(words.activities)}</h4>${list(counted)}`}`;
}

export function contents(chapters: readonly Chapter[], { words }: Writing): string {
  const entries = chapters.map(
    ({ id, title, parts }) =>
      `<a href="#${id}">${escapeMarkup(title)}</a>${list(
        (parts ?? []).map((part) => `<a href="#${part.id}">${said(part.title)}</a>`),
        'ol',
      )}`,
  );
  return `<nav class="contents"><h2>${escapeMarkup(words.contents)}</h2>${list(entries, 'ol')}</nav>`;
}
