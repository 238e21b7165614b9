/** The mark and the name. */
export function Brand({ to }: { to: string }) {
  return (
    <a className="brand" href={to}>
      <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="7" stroke="none" />
        <path
          d="m7 12.5 3.5 3.5L17.5 8.5"
          fill="none"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Ownlist
    </a>
  );
}
