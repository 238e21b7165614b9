import { type ChangeEvent, useId, useState } from "react";
import { Field } from "~/components/field";

interface TagsFieldProps {
  /** Names with commas between them. */
  value: string;
  /** The names to suggest. */
  suggested?: string[];
  error?: string;
  autoFocus?: boolean;
}

/** The tags of a todo, typed with commas between them; what is suggested is for the name typed last. */
export function TagsField({ value, suggested = [], error, autoFocus }: TagsFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  return (
    <>
      <Field
        label="Tags"
        name="tags"
        hint="With commas between them, such as home, errands."
        list={id}
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
        error={error}
        autoFocus={autoFocus}
      />
      <datalist id={id}>
        {suggestFor(typed, suggested).map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </>
  );
}

/** What the field would hold with each of the `suggested` names as its last one; none that is there already. */
export function suggestFor(typed: string, suggested: string[]): string[] {
  const names = typed.split(",").map((name) => name.trim());
  const before = names.slice(0, -1).filter((name) => name !== "");
  const last = names.at(-1)!.toLowerCase();
  const there = before.map((name) => name.toLowerCase());
  return suggested
    .filter((name) => !there.includes(name.toLowerCase()) && name.toLowerCase().startsWith(last))
    .map((name) => [...before, name].join(", "));
}
