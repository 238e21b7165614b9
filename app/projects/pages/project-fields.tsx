import { Field, SelectField } from "~/components/field";
import type { FieldErrors } from "~/http/responses";
import { type Color, colorName, COLORS } from "~/projects/colors";

interface ProjectFieldsProps {
  label: string;
  name?: string;
  color?: Color | string;
  errors?: FieldErrors;
}

/** The name and the colour of a project. The first wrong one gets the focus. */
export function ProjectFields({ label, name = "", color = "teal", errors = {} }: ProjectFieldsProps) {
  return (
    <>
      <Field
        label={label}
        name="name"
        autoComplete="off"
        defaultValue={name}
        error={errors.name?.[0]}
        autoFocus={Boolean(errors.name)}
      />
      <SelectField
        label="Colour"
        name="color"
        defaultValue={color}
        error={errors.color?.[0]}
        autoFocus={Boolean(errors.color && !errors.name)}
      >
        {COLORS.map((each) => (
          <option key={each} value={each}>
            {colorName(each)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
