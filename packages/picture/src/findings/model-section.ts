// A process tree that was discovered, as a section: its text, and what it leaves out.
import { formatTree, type ProcessTree } from '@portolan/mining';
import type { SectionIn } from './section.ts';
import { say, speechOf } from './speech.ts';

/** @param noise 0 to 1, with which it was discovered */
export function modelSection(tree: ProcessTree, noise: number): SectionIn {
  return (language) => {
    const { words, number } = speechOf(language);
    return {
      heading: words.model,
      blocks: [
        { kind: 'text', caption: '', text: formatTree(tree) },
        {
          kind: 'lines',
          lines: [noise === 0 ? words.modelWhole : say(words.modelPart, { noise: number(noise, 3) })],
        },
      ],
    };
  };
}
