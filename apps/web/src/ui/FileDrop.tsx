// A place for files: dropped, pasted, or chosen by a button. WindowDrop makes the whole window such a place.
import type { ReactNode } from 'react';
import { DropZone, FileTrigger, isFileDropItem, Text, type DropItem } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

export interface FileDropProps {
  /** What to drop: "Drop a CRM export or an event log". */
  readonly label: string;
  /** Words of the button: "Choose a file". */
  readonly action: string;
  readonly hint?: ReactNode;
  /** Endings such as `.csv`; for the file chooser only. */
  readonly accept?: readonly string[];
  readonly allowsMultiple?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FileDrop(props: FileDropProps) {
  const { onFiles } = props;
  const take = async (items: readonly DropItem[]) => {
    const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()));
    if (files.length > 0) onFiles(files);
  };
  return (
    <DropZone
      isDisabled={props.isDisabled ?? false}
      getDropOperation={() => 'copy'}
      onDrop={(event) => void take(event.items)}
      className="flex flex-col items-center gap-3 rounded-md border border-dashed border-control bg-surface px-6 py-10 text-center outline-2 outline-transparent transition-colors data-disabled:opacity-45 data-drop-target:border-accent data-drop-target:bg-sunken data-focus-visible:outline-accent"
    >
      <Icon name="upload" className="size-6 text-accent" />
      <Text slot="label" className="text-base">
        {props.label}
      </Text>
      <FileTrigger
        {...(props.accept === undefined ? {} : { acceptedFileTypes: props.accept })}
        allowsMultiple={props.allowsMultiple ?? false}
        onSelect={(list) => {
          if (list !== null && list.length > 0) onFiles([...list]);
        }}
      >
        <Button isDisabled={props.isDisabled ?? false}>{props.action}</Button>
      </FileTrigger>
      {props.hint !== undefined && <div className="text-xs text-muted">{props.hint}</div>}
    </DropZone>
  );
}
