// The files of an import, and what each of them was taken for: in plain words, to be corrected by choosing.
import type { DataImport, ImportFile } from '@portolan/contract';
import { IMPORT_ENTITIES } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Select } from '../../ui/Select.tsx';
import type { ImportWork } from './use-import-work.ts';
import { ACCEPTED } from './accepted.ts';
import { useImportWords } from './use-import-words.ts';

export function FilesStep(props: { readonly one: DataImport; readonly work: ImportWork }) {
  const { one, work } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  return (
    <div className="flex max-w-220 flex-col gap-3">
      {one.files.map((file) => (
        <FileCard key={file.id} file={file} work={work} />
      ))}
      {work.sending.map(({ name, share }) => (
        <Card key={name}>
          <ProgressBar
            label={t('file.sending', { name: isolate(name) })}
            value={share}
            valueText={formats.percent(share)}
          />
        </Card>
      ))}
      <FileDrop
        label={one.files.length === 0 ? t('dropHere') : t('file.add')}
        action={t('choose')}
        hint={t('formats')}
        accept={ACCEPTED}
        allowsMultiple
        onFiles={(files) => void work.addFiles(files)}
      />
    </div>
  );
}

function FileCard(props: { readonly file: ImportFile; readonly work: ImportWork }) {
  const { file, work } = props;
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const words = useImportWords();
  const { recognition, mapping, problem } = file;
  const kinds = [
    ...IMPORT_ENTITIES.map((entity) => ({ id: entity as string, label: words.entity(entity) })),
    { id: 'none', label: t('file.leaveOut') },
  ];
  const choose = (kind: string): void => {
    const entity = IMPORT_ENTITIES.find((one) => one === kind);
    void (entity === undefined ? work.setMapping(file.id, null) : work.recogniseAs(file.id, { entity }));
  };
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Icon name="file" className="text-accent" />
        <div className="flex min-w-0 grow basis-48 flex-col">
          <span className="truncate font-semibold">
            <bdi>{file.name}</bdi>
          </span>
          <span className="text-sm text-muted">
            {file.state === 'unreadable'
              ? t('file.unreadable')
              : recognition === null || mapping === null
                ? recognition?.entity === undefined
                  ? t('file.notFound')
                  : t('file.leftOut')
                : t('file.found', {
                    entity: words.entity(mapping.entity),
                    tool: t(`tool.${mapping.tool}`),
                    columns: formats.number(recognition.columns.length),
                  })}
            {' · '}
            {formats.bytes(file.bytes)}
          </span>
        </div>
        {recognition !== null && (
          <div className="flex flex-wrap gap-x-4 gap-y-2 max-md:order-last max-md:basis-full">
            {file.sheets.length > 1 && (
              <Select
                look="chip"
                label={t('file.sheet')}
                options={file.sheets.map((sheet) => ({ id: sheet, label: sheet }))}
                value={mapping?.sheet ?? file.sheets[0] ?? null}
                onChange={(sheet) => void work.recogniseAs(file.id, { sheet })}
              />
            )}
            <Select
              look="chip"
              label={t('file.kind')}
              options={kinds}
              value={mapping?.entity ?? 'none'}
              onChange={choose}
            />
          </div>
        )}
        <IconButton
          icon="close"
          label={t('file.remove', { name: isolate(file.name) })}
          onPress={() => void work.removeFile(file.id)}
        />
      </div>
      {problem !== null && (
        <p role="alert" className="border-s-3 border-attention ps-3 text-sm">
          {words.refusal(problem)}
        </p>
      )}
      {file.earlier[0] !== undefined && (
        <Banner>
          {t('file.earlier', {
            date: formats.date(file.earlier[0].at),
            name: isolate(file.earlier[0].name),
          })}
        </Banner>
      )}
    </Card>
  );
}
