/** The record that stands for AIME. */
export function Logo({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#b4430b" />
      <circle cx="16" cy="16" r="10" fill="#1a1613" />
      <circle cx="16" cy="16" r="7.2" fill="none" stroke="#4a413a" strokeWidth=".8" />
      <circle cx="16" cy="16" r="3.6" fill="#f6b26b" />
      <circle cx="16" cy="16" r="1" fill="#1a1613" />
    </svg>
  );
}
