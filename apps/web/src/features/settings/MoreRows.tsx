// The end of a list that goes on: reads the next page when it comes into sight, or when its button is pressed.
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';

export interface MoreRowsProps {
  readonly label: string;
  readonly isPending: boolean;
  readonly onMore: () => void;
}

export function MoreRows({ label, isPending, onMore }: MoreRowsProps) {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    const element = end.current;
    if (element === null || isPending) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) more.current();
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isPending]);
  return (
    <div ref={end} className="flex justify-center pt-2">
      <Button onPress={onMore} isPending={isPending}>
        {label}
      </Button>
    </div>
  );
}
