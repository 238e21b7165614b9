/** The picture on a button that moves something; the button has words of its own. */
export function Arrow({ direction }: { direction: "up" | "down" }) {
  return (
    <svg className="arrow" viewBox="0 0 18 18" aria-hidden="true">
      <path d={direction === "up" ? "M9 15V3M4 8l5-5 5 5" : "M9 3v12M4 10l5 5 5-5"} />
    </svg>
  );
}
