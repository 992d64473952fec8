// Makes the whole window a place to drop files: while files are dragged over it, a frame says what will happen.
import { useEffect, useEffectEvent, useState } from 'react';
import { Icon } from './Icon.tsx';

export interface WindowDropProps {
  /** What letting go does: "Let go to see its real map". */
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

export function WindowDrop(props: WindowDropProps) {
  const { isDisabled = false } = props;
  const [over, setOver] = useState(false);
  const onFiles = useEffectEvent(props.onFiles);
  useEffect(() => {
    if (isDisabled) return undefined;
    // Entering a child leaves its parent; only the balance tells whether the pointer is still in the window.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [isDisabled]);
  if (!over) return null;
  return (
    <output className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-md border-2 border-dashed border-accent bg-ground/85">
      <span className="flex items-center gap-3 text-xl">
        <Icon name="upload" className="size-7 text-accent" />
        {props.label}
      </span>
    </output>
  );
}
