interface IconProps {
  /** The `d` of one path on a 24 by 24 grid. */
  path: string;
  size?: number;
}

/** A drawn sign. Its meaning is told by the text or label beside it, never by the sign alone. */
export function Icon({ path, size = 24 }: IconProps) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={path} fill="currentColor" />
    </svg>
  );
}
