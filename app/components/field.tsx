import {
  type InputHTMLAttributes,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useRef,
} from "react";

interface Described {
  label: string;
  name: string;
  error?: string;
  hint?: string;
}

/** A labelled input; its hint, or its error in the hint's place, is read out with it. Give the first wrong field `autoFocus`. */
export function Field({ label, error, hint, ...input }: Described & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const ref = useFocusWhenWrong<HTMLInputElement>(error, input.autoFocus);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input ref={ref} dir="auto" {...input} {...wiring(id, error, hint)} />
      <Description id={id} error={error} hint={hint} />
    </div>
  );
}

/** A labelled text of several lines, otherwise like `Field`. */
export function TextField({
  label,
  error,
  hint,
  ...textarea
}: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const ref = useFocusWhenWrong<HTMLTextAreaElement>(error, textarea.autoFocus);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea ref={ref} dir="auto" {...textarea} {...wiring(id, error, hint)} />
      <Description id={id} error={error} hint={hint} />
    </div>
  );
}

/** A labelled choice, otherwise like `Field`. The children are its options. */
export function SelectField({
  label,
  error,
  hint,
  ...select
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const ref = useFocusWhenWrong<HTMLSelectElement>(error, select.autoFocus);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select ref={ref} {...select} {...wiring(id, error, hint)} />
      <Description id={id} error={error} hint={hint} />
    </div>
  );
}

/** A browser heeds `autoFocus` only where a document begins; errors also arrive without a new one. */
function useFocusWhenWrong<Control extends HTMLElement>(error?: string, autoFocus?: boolean) {
  const ref = useRef<Control>(null);
  useEffect(() => {
    if (error && autoFocus) ref.current?.focus();
  }, [error, autoFocus]);
  return ref;
}

function wiring(id: string, error?: string, hint?: string) {
  const describedBy = error || hint ? `${id}-description` : undefined;
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy };
}

function Description({ id, error, hint }: { id: string; error?: string; hint?: string }) {
  if (!error && !hint) return null;
  return (
    <p className={error ? "error" : "hint"} id={`${id}-description`}>
      {error ?? hint}
    </p>
  );
}
