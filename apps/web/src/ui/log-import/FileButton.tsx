// Chooses one file that may be a log; for the keyboard and for phones, where nothing can be dropped.
import { FileTrigger } from 'react-aria-components';
import { Button, type ButtonVariant } from '../Button.tsx';

export interface FileButtonProps {
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly isDisabled?: boolean;
  readonly onFile: (file: File) => void;
}

const ENDINGS = ['.csv', '.tsv', '.txt', '.xes', '.xml', '.json', '.jsonocel', '.xmlocel', '.gz'];

export function FileButton(props: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={ENDINGS}
      onSelect={(list) => {
        const file = list?.[0];
        if (file !== undefined) props.onFile(file);
      }}
    >
      <Button variant={props.variant ?? 'secondary'} icon="upload" isDisabled={props.isDisabled ?? false}>
        {props.label}
      </Button>
    </FileTrigger>
  );
}
