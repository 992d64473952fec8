// Every field in every state: empty, filled, with hint, refused, not available.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { GrowingField } from '../../ui/GrowingField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Specimen } from './Specimen.tsx';

export function FieldSpecimens() {
  const { t } = useTranslation('gallery');
  const formats = useFormats();
  const [text, setText] = useState('');
  const [number, setNumber] = useState(12_400);
  const [owner, setOwner] = useState<'all' | 'team' | null>('team');
  const [day, setDay] = useState<string | null>('2026-03-21');
  const [view, setView] = useState<'map' | 'list'>('map');
  const [detail, setDetail] = useState(70);
  const owners = [
    { id: 'all', label: t('everyone') },
    { id: 'team', label: t('myTeam'), hint: t('hint') },
  ] as const;
  const views = [
    { id: 'map', label: t('map') },
    { id: 'list', label: t('list') },
  ] as const;
  return (
    <>
      <Specimen name="TextField">
        <TextField label={t('label')} hint={t('hint')} value={text} onChange={setText} />
        <TextField label={t('label')} value={t('stage')} error={t('error')} />
        <TextField label={t('label')} value={t('stage')} isDisabled />
        <TextField label={t('label')} value={t('emptyText')} rows={2} />
      </Specimen>
      <Specimen name="GrowingField">
        <GrowingField label={t('label')} value={text} onChange={setText} className="w-70" />
        <GrowingField label={t('label')} look="quiet" value={text} onChange={setText} className="w-70" />
        <GrowingField
          label={t('label')}
          size="title"
          isOneLine
          value={t('stage')}
          error={t('error')}
          onChange={() => undefined}
          className="w-70"
        />
      </Specimen>
      <Specimen name="PasswordField · SearchField">
        <PasswordField label={t('label')} autoComplete="new-password" defaultValue="••••••••••" />
        <SearchField label={t('stages')} className="self-end" />
      </Specimen>
      <Specimen name="NumberField">
        <NumberField label={t('money')} value={number} onChange={setNumber} step={100} className="w-44" />
        <NumberField label={t('money')} value={number} error={t('error')} className="w-44" />
        <NumberField label={t('money')} value={number} isDisabled className="w-44" />
      </Specimen>
      <Specimen name="Select · ComboBox">
        <Select label={t('choose')} options={owners} value={owner} onChange={setOwner} className="w-44" />
        <Select
          label={t('choose')}
          options={owners}
          value={null}
          placeholder={t('everyone')}
          error={t('error')}
          onChange={setOwner}
          className="w-44"
        />
        <Select
          label={t('choose')}
          options={owners}
          value={owner}
          onChange={setOwner}
          isDisabled
          className="w-44"
        />
        <ComboBox label={t('choose')} options={owners} value={owner} onChange={setOwner} className="w-44" />
        <Select look="chip" label={t('choose')} options={owners} value={owner} onChange={setOwner} />
        <Select
          look="quiet"
          isLabelHidden
          label={t('choose')}
          options={owners}
          value={owner}
          onChange={setOwner}
        />
      </Specimen>
      <Specimen name="DatePicker">
        <DatePicker label={t('calendar')} value={day} onChange={setDay} className="w-44" />
        <DatePicker
          label={t('calendar')}
          value={null}
          onChange={setDay}
          error={t('error')}
          className="w-44"
        />
        <DatePicker label={t('calendar')} value={day} onChange={setDay} isDisabled className="w-44" />
      </Specimen>
      <Specimen name="Checkbox · Switch">
        <Checkbox label={t('remember')} defaultSelected />
        <Checkbox label={t('remember')} isIndeterminate />
        <Checkbox label={t('remember')} />
        <Checkbox label={t('required')} error={t('error')} />
        <Checkbox label={t('remember')} isDisabled defaultSelected />
        <Switch label={t('notify')} defaultSelected />
        <Switch label={t('notify')} />
        <Switch label={t('notify')} isDisabled />
      </Specimen>
      <Specimen name="RadioGroup">
        <RadioGroup label={t('choose')} options={owners} value={owner} onChange={setOwner} />
        <RadioGroup
          label={t('choose')}
          options={owners}
          value={null}
          error={t('error')}
          onChange={setOwner}
        />
        <RadioGroup label={t('choose')} options={owners} value={owner} isDisabled onChange={setOwner} />
      </Specimen>
      <Specimen name="SegmentedControl · Slider">
        <SegmentedControl label={t('map')} options={views} value={view} onChange={setView} />
        <SegmentedControl label={t('map')} options={views} value={view} onChange={setView} isDisabled />
        <Slider
          label={t('time')}
          value={detail}
          onChange={setDetail}
          valueText={t('pathsShown', {
            shown: formats.number(Math.round(detail * 0.99)),
            all: formats.number(99),
            share: formats.percent(0.96),
          })}
        />
        <Slider label={t('time')} value={40} isDisabled />
      </Specimen>
    </>
  );
}
