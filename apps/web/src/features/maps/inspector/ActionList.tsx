// What we do in answer to the buyer's statement, each with the tools that serve it.
import type { Stage } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { Fields } from './editing.ts';
import { LineList } from './LineList.tsx';
import { lineEdits } from './line-edits.ts';
import { LIMITS } from './limits.ts';
import { withLine } from './lists.ts';
import { WordList } from './WordList.tsx';

type Action = Stage['actions'][number];

export function ActionList(props: { readonly stage: Stage; readonly fields: Fields<Stage> }) {
  const { stage, fields } = props;
  const { t } = useTranslation('inspector');
  const formats = useFormats();
  const change = (how: (list: readonly Action[]) => Action[], part?: string): boolean =>
    fields.change('actions', how, part);
  return (
    <LineList
      label={t('stage.actions')}
      addLabel={t('stage.actionsAdd')}
      lines={stage.actions}
      max={LIMITS.item}
      edits={lineEdits<Action>(
        change,
        (text) => ({ text }),
        (id, text) => ({ id, text, tools: [] }),
      )}
      settings={(action) => ({
        label: t('toolsOf', { action: action.text }),
        summary: action.tools.length === 0 ? '' : t('withTools', { tools: formats.list(action.tools) }),
        body: (
          <WordList
            label={t('tools')}
            addLabel={t('toolsAdd')}
            words={action.tools}
            max={LIMITS.tool}
            onChange={(how) =>
              change((list) => {
                const now = list.find(({ id }) => id === action.id);
                return [...withLine(list, action.id, { tools: [...how(now?.tools ?? [])] })];
              })
            }
          />
        ),
      })}
    />
  );
}
