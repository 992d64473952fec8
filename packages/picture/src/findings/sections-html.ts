// Sections as markup for the HTML file, once per language; all of them but one are hidden. Every text is escaped.
import { escapeMarkup } from '../svg/escape.ts';
import { formatNumber, PICTURE_LANGUAGES, type Language } from '../text/format.ts';
import type { Section, SectionBlock, SectionIn } from './section.ts';
import { say, speechOf } from './speech.ts';

export function sectionsHtml(sections: readonly SectionIn[], shown: Language): string {
  return PICTURE_LANGUAGES.map((language) => {
    const parts = sections.map((section) => sectionHtml(section(language), language)).join('');
    return `<div data-told="${language}" lang="${language}"${language === shown ? '' : ' hidden'}>${parts}</div>`;
  }).join('');
}

function sectionHtml({ heading, blocks }: Section, language: Language): string {
  return `<section><h2>${escapeMarkup(heading)}</h2>${blocks.map((block) => blockHtml(block, language)).join('')}</section>`;
}

function blockHtml(block: SectionBlock, language: Language): string {
  switch (block.kind) {
    case 'lines':
      return block.lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
    case 'text':
      return `${caption(block.caption)}<pre dir="ltr">${escapeMarkup(block.text)}</pre>`;
    case 'findings': {
      const items = block.items.map(
        ({ text, figures }) => `<li>${escapeMarkup(text)}<small>${escapeMarkup(figures)}</small></li>`,
      );
      const list = items.length === 0 ? `<p>${escapeMarkup(block.none)}</p>` : `<ol>${items.join('')}</ol>`;
      return caption(block.caption) + list + more(block.left, language);
    }
    case 'table': {
      if (block.rows.length === 0) return '';
      const cell = (tag: string, text: string, i: number): string => {
        const scope = tag === 'th' ? ' scope="col"' : '';
        return `<${tag}${scope}${block.columns[i]!.numeric ? ' class="num"' : ' dir="auto"'}>${escapeMarkup(text)}</${tag}>`;
      };
      const head = block.columns.map(({ name }, i) => cell('th', name, i)).join('');
      const body = block.rows.map((row) => `<tr>${row.map((text, i) => cell('td', text, i)).join('')}</tr>`);
      return `<div class="wide"><table><caption>${escapeMarkup(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${more(block.left, language)}`;
    }
  }
}

function caption(text: string): string {
  return text === '' ? '' : `<h3>${escapeMarkup(text)}</h3>`;
}

function more(left: number, language: Language): string {
  if (left === 0) return '';
  return `<p class="more">${escapeMarkup(say(speechOf(language).words.more, { n: formatNumber(left, language) }))}</p>`;
}
