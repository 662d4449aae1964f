import { useEffect, useState } from 'react';

/** Short enough to feel immediate, long enough to skip the letters in between. */
const REST_MS = 120;

/** A value that follows another one once it rests. */
export function useDebouncedValue<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
