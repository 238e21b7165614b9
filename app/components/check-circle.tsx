/** The round box of a todo; inside an element with class `done` it is ticked. Says nothing to a screen reader. */
export function CheckCircle() {
  return (
    <svg className="box" viewBox="0 0 18 18" aria-hidden="true">
      <path d="m5 9.3 2.8 2.8L13 6.6" />
    </svg>
  );
}
