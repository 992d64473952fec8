// A value that is being typed, as it stood after a pause: for what is asked of the server with it.
import { useEffect, useState } from 'react';

export function useTypedLate<T>(value: T, pauseMs: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return late;
}
