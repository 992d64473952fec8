// One page per stage, in the order of thought: what the buyer says, what we do about it, then the four parts (name,
// definition, what happens, checklist), time, measures and the playbook.
import {
  REVIEW_QUESTIONS,
  reviewQuestion,
  type ChecklistItem,
  type MapNode,
  type SalesMap,
  type Stage,
} from '@portolan/core';
import { escapeMarkup } from '../svg/escape.ts';
import { formatNumber } from '../text/format.ts';
import { amountText, block, daysText, facts, filled, list, said, section, type Writing } from './markup.ts';

export interface StagePage {
  readonly stage: Stage;
  readonly number: number;
  readonly of: number;
  readonly parts: readonly MapNode[];
  /** Already in words, or empty. */
  readonly nextReview: string;
}

export function stagePage(page: StagePage, map: SalesMap, writing: Writing): string {
  const { stage, number, of, parts } = page;
  const { words, language } = writing;
  const n = (value: number): string => formatNumber(value, language);
  const main = [
    stage.statement === ''
      ? ''
      : `<section class="buyer"><h3>${escapeMarkup(words.buyerSays)}</h3><blockquote>${block(stage.statement)}</blockquote></section>`,
    section(words.weDo, actions(stage, writing)),
    section(words.hereWhen, block(stage.definition)),
    section(words.entry, list(stage.entry.map(({ text }) => said(text)))),
    section(words.happens, block(stage.happens)),
    section(
      words.steps,
      list(
        parts.map((part) => partLine(part)),
        'ol',
      ),
    ),
    checklist(stage, writing),
    stage.confirming === ''
      ? ''
      : `<section class="confirming"><h3>${escapeMarkup(words.confirming)}</h3>${block(stage.confirming)}</section>`,
    playbook(stage, map, writing),
    section(words.serves, block(stage.serves)),
    section(words.leadsTo, leadsTo(stage.id, map, writing)),
  ].join('');
  return `<article class="stage" id="stage-${stage.id}"><header><p class="kicker">${filled(words.stageOf, { n: n(number), all: n(of) })}</p><h2 dir="auto">${escapeMarkup(stage.name)}</h2></header><div class="columns"><div class="main">${main === '' ? `<p class="none">${escapeMarkup(words.nothingWritten)}</p>` : main}</div><aside>${side(page, map, writing)}${review(stage, writing)}</aside></div></article>`;
}

function actions({ actions: done }: Stage, { words }: Writing): string {
  return list(
    done.map(
      ({ text, tools }) =>
        `${said(text)}${tools.length === 0 ? '' : ` <small class="tools">${escapeMarkup(words.tools)} ${tools.map((tool) => `<span class="tag">${said(tool)}</span>`).join(' ')}</small>`}`,
    ),
  );
}

function partLine(part: MapNode): string {
  const about =
    part.type === 'stage' ? [part.definition, part.happens].find((text) => text !== '') : undefined;
  return `<b>${said(part.name)}</b>${about === undefined ? '' : block(about)}`;
}

function checklist(stage: Stage, { words }: Writing): string {
  if (stage.checklist.length === 0) return '';
  const items = stage.checklist.map((item) => {
    const notes = [
      item.required ? '' : escapeMarkup(words.advised),
      item.by === 'buyer' ? escapeMarkup(words.buyerEvidence) : '',
      checkText(item, words),
    ].filter((note) => note !== '');
    return `<label><input type="checkbox"> <span>${said(item.text)}${notes.length === 0 ? '' : ` <small>${notes.join(escapeMarkup(words.listSeparator))}</small>`}</span></label>`;
  });
  const gate = stage.gate === 'block' ? `<p class="note">${escapeMarkup(words.gateBlock)}</p>` : '';
  return `<section class="check"><h3>${escapeMarkup(words.toLeave)}</h3>${list(items, 'ul', 'checklist')}${gate}</section>`;
}

function fieldName(field: string, { fieldNames }: Writing['words']): string {
  return Object.hasOwn(fieldNames, field) ? (fieldNames[field] ?? field) : field;
}

function checkText({ check }: ChecklistItem, words: Writing['words']): string {
  switch (check.how) {
    case 'tick':
      return '';
    case 'field':
      return filled(words.checkField, { name: said(fieldName(check.field, words)) });
    case 'activity':
      return filled(words.checkActivity, { name: escapeMarkup(words.activityKinds[check.activity]) });
    case 'document':
      return filled(words.checkDocument, { name: said(check.document) });
    case 'approval':
      return filled(words.checkApproval, { name: escapeMarkup(words.roles[check.role]) });
  }
}

/** The questions of the review that were answered, each with its answer and why. */
function review({ review: given }: Stage, { words, language }: Writing): string {
  const answers = list(
    REVIEW_QUESTIONS.flatMap((question) => {
      const answered = given[question];
      if (answered === null) return [];
      const answer = `<b>${escapeMarkup(words.reviewAnswers[answered.answer])}</b>`;
      return `${escapeMarkup(reviewQuestion(question, language))} ${answer}${block(answered.note)}`;
    }),
  );
  return section(words.review, answers, ' class="review"');
}

function playbook({ playbook: book }: Stage, map: SalesMap, { words }: Writing): string {
  const pieces = book.content.flatMap((id) => map.library.find((piece) => piece.id === id) ?? []);
  const body = [
    sub(words.questions, list(book.questions.map(({ text }) => said(text)))),
    sub(words.content, list(pieces.map((piece) => link(piece.name, piece.link)))),
    sub(
      words.objections,
      list(
        book.objections.map(
          ({ text, answer }) =>
            `<b>${said(text)}</b>${answer === '' ? '' : `<div class="answer"><small>${escapeMarkup(words.ourAnswer)}</small>${block(answer)}</div>`}`,
        ),
      ),
      ' class="wide"',
    ),
  ].join('');
  return section(words.playbook, body === '' ? '' : `<div class="topics">${body}</div>`, ' class="playbook"');
}

function sub(title: string, body: string, more = ''): string {
  return body === '' ? '' : `<div${more}><h4>${escapeMarkup(title)}</h4>${body}</div>`;
}

/** Only http(s) becomes a link. */
export function link(name: string, address: string): string {
  if (!/^https?:\/\/\S+$/iu.test(address)) return said(name);
  return `<a href="${escapeMarkup(address)}" rel="noreferrer">${said(name)}</a>`;
}

/** Every path out, with its answer and where it leads. */
export function leadsTo(id: string, map: SalesMap, { words }: Writing): string {
  const names = new Map(map.nodes.map(({ id: node, name }) => [node, name]));
  return list(
    map.paths
      .filter((path) => path.from === id)
      .map((path) => {
        const no =
          path.no === null ? '' : ` <small class="tag">${escapeMarkup(words.noKinds[path.no])}</small>`;
        const answer = path.label === '' ? '' : `<b>${said(path.label)}</b>${no} `;
        return `${answer}<span class="to">${said(names.get(path.to) ?? path.to)}</span>${path.note === '' ? '' : block(path.note)}`;
      }),
    'ul',
    'ways',
  );
}

function side({ stage, nextReview }: StagePage, map: SalesMap, { words, language }: Writing): string {
  const lanes = new Map(map.lanes.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]): string =>
    ids
      .flatMap((id) => (lanes.has(id) ? [said(lanes.get(id)!)] : []))
      .join(escapeMarkup(words.listSeparator));
  const phase = map.phases.find(({ id }) => id === stage.phase);
  const days = (value: number | null): string =>
    value === null ? '' : escapeMarkup(daysText(value, language));
  const { giveUp } = stage;
  const touches =
    giveUp?.touches == null ? '' : filled(words.touches, { n: formatNumber(giveUp.touches, language) });
  const stop = [touches, days(giveUp?.days ?? null)].filter((part) => part !== '');
  return facts([
    [words.owner, named(stage.lane === null ? [] : [stage.lane])],
    [words.alsoAsked, named(stage.stakeholders)],
    [words.phase, phase === undefined ? '' : said(phase.name)],
    [words.kind, stage.kind === 'working' ? '' : escapeMarkup(words.kinds[stage.kind])],
    [
      words.milestone,
      stage.milestones
        .map((one) => escapeMarkup(words.milestones[one]))
        .join(escapeMarkup(words.listSeparator)),
    ],
    [words.expected, days(stage.expectedDays)],
    [words.followUp, days(stage.followUpDays)],
    [words.giveUp, stop.join(` ${escapeMarkup(words.or)} `)],
    [
      words.kpis,
      list(
        stage.kpis.map(
          ({ name, target, unit }) =>
            `${said(name)}${target === null ? '' : `${escapeMarkup(words.colon)}<b>${said(amountText(target, unit, language))}</b>`}`,
        ),
      ),
    ],
    [words.nextReview, escapeMarkup(nextReview)],
  ]);
}
