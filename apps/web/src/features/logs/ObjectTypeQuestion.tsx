// Which of the many kinds of objects in a file is the deal, with how many of each there are; and which one did things.
import type { LogMapping, Recognition } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { setCaseType, setResourceType } from '../../lib/logs/mapping-edit.ts';
import { Select } from '../../ui/Select.tsx';

export interface ObjectTypeQuestionProps {
  readonly recognition: Recognition;
  readonly mapping: LogMapping;
  readonly onMapping: (mapping: LogMapping) => void;
}

/** Stands for no type in the list; no type is called so, as names are trimmed. */
const NOBODY = ' ';

export function ObjectTypeQuestion(props: ObjectTypeQuestionProps) {
  const { recognition, mapping, onMapping } = props;
  const { t } = useTranslation('logs');
  const formats = useFormats();
  const types = recognition.objectTypes ?? [];
  const chosen = mapping.objects?.case;
  const others = types.filter(({ name }) => name !== chosen);
  return (
    <section className="flex flex-col gap-4">
      <RadioGroup
        value={chosen ?? null}
        onChange={(type) => onMapping(setCaseType(mapping, type))}
        className={`flex flex-col gap-2 border-s-3 ps-4 ${chosen === undefined ? 'border-nurture' : 'border-line'}`}
      >
        <Label className="text-base font-semibold">{t('question.objectType')}</Label>
        <Text slot="description" className="max-w-160 text-base text-muted">
          {t('question.objectHint')}
          {recognition.facts['whole'] === false && ` ${t('question.objectSample')}`}
        </Text>
        <div className="flex flex-wrap gap-3">
          {types.map(({ name, objects, events }) => (
            <Radio
              key={name}
              value={name}
              className="group flex w-72 max-w-full cursor-default items-start gap-3 rounded-md border border-line bg-surface p-3 data-hovered:border-control data-selected:border-accent"
            >
              <span className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent group-data-selected:border-5 group-data-selected:border-accent" />
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="text-base font-medium wrap-anywhere">
                  <bdi>{name}</bdi>
                </span>
                <span className="text-xs text-muted">
                  {t('question.objectCounts', {
                    objects: formats.number(objects),
                    events: formats.number(events),
                  })}
                </span>
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {chosen !== undefined && others.length > 0 && (
        <div className="max-w-72">
          <Select
            label={t('role.resource')}
            value={mapping.objects?.resource ?? NOBODY}
            options={[
              { id: NOBODY, label: t('role.none') },
              ...others.map(({ name }) => ({ id: name, label: name })),
            ]}
            onChange={(id) => onMapping(setResourceType(mapping, id === NOBODY ? undefined : id))}
          />
        </div>
      )}
    </section>
  );
}
