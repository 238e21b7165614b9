import { useState } from "react";
import { Field, SelectField } from "~/components/field";
import type { FieldErrors } from "~/http/responses";

interface DueFieldsProps {
  due: { dueOn?: string | null; dueTime?: string | null; dueZone?: string | null };
  /** Without them, a zone that is there is kept and no other is offered. */
  timeZones?: string[];
  errors: FieldErrors;
  firstWrong?: string;
}

/** The day, the time, and once there is a time also the zone it is meant in. */
export function DueFields({
  due: { dueOn, dueTime, dueZone },
  timeZones,
  errors,
  firstWrong,
}: DueFieldsProps) {
  const [hasTime, setHasTime] = useState(Boolean(dueTime));
  return (
    <div className="due-fields">
      <Field
        label="Due date"
        name="dueOn"
        type="date"
        min="1900-01-01"
        max="9998-12-31"
        defaultValue={dueOn ?? ""}
        error={errors.dueOn?.[0]}
        autoFocus={firstWrong === "dueOn"}
      />
      <Field
        label="Time"
        name="dueTime"
        type="time"
        defaultValue={dueTime ?? ""}
        onChange={(event) => setHasTime(event.target.value !== "")}
        error={errors.dueTime?.[0]}
        autoFocus={firstWrong === "dueTime"}
      />
      {hasTime && timeZones ? (
        <SelectField
          label="Time zone"
          name="dueZone"
          defaultValue={dueZone ?? ""}
          error={errors.dueZone?.[0]}
          autoFocus={firstWrong === "dueZone"}
        >
          <option value="">Wherever I am</option>
          {withChosen(timeZones, dueZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      ) : (
        dueZone && <input type="hidden" name="dueZone" value={dueZone} />
      )}
    </div>
  );
}

/** An alias is a zone, too, though it is not among those to choose from. */
function withChosen(timeZones: string[], chosen?: string | null) {
  return chosen && !timeZones.includes(chosen) ? [chosen, ...timeZones] : timeZones;
}
