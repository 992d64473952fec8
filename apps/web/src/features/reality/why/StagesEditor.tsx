// Which steps are no stages but happen within them, such as calls and mails: chosen here for the question about triggers.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Popover } from '../../../ui/Popover.tsx';

export interface StagesEditorProps {
  readonly activities: readonly string[];
  readonly meanwhile: readonly string[];
  readonly onChange: (meanwhile: readonly string[]) => void;
}

export function StagesEditor(props: StagesEditorProps) {
  const { t } = useTranslation('why');
  return (
    <Popover label={t('stages.title')} placement="bottom end" trigger={<Button>{t('stages.open')}</Button>}>
      {(close) => (
        <Form
          {...props}
          onChange={(chosen) => {
            close();
            props.onChange(chosen);
          }}
        />
      )}
    </Popover>
  );
}

function Form(props: StagesEditorProps) {
  const { t } = useTranslation('why');
  const [chosen, setChosen] = useState<readonly string[]>(props.meanwhile);
  return (
    <form
      className="flex w-80 max-w-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        props.onChange(chosen);
      }}
    >
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold">{t('stages.title')}</h2>
        <p className="text-sm text-muted">{t('stages.text')}</p>
      </div>
      <ul className="max-h-[40dvh] overflow-y-auto border-y border-line py-1">
        {props.activities.map((name) => (
          <li key={name} className="flex min-h-row items-center" dir="auto">
            <Checkbox
              label={name}
              isSelected={chosen.includes(name)}
              onChange={(isOn) => setChosen(isOn ? [...chosen, name] : chosen.filter((one) => one !== name))}
            />
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          {t('stages.apply')}
        </Button>
      </div>
    </form>
  );
}
