import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  replace,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { settingsForm } from "~/auth/account-form";
import { requireUser } from "~/auth/require-user.server";
import { saveProfile } from "~/auth/save-profile.server";
import { AppShell, SignOut } from "~/components/app-shell";
import { Field, SelectField } from "~/components/field";
import { formFields } from "~/http/form-fields";
import { languageOf } from "~/http/language.server";
import { invalidForm } from "~/http/responses";
import { listTimeZones } from "~/time-zones";
import { weekDays } from "~/todos/due/date-formats.server";
import { momentIn } from "~/todos/due/moment.server";
import { readCounts } from "~/todos/views/read-lists.server";

export const meta: MetaFunction = () => [{ title: "Settings · Ownlist" }];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const { name, email, timeZone, weekStart } = user;
  return {
    user: { name, email },
    timeZone,
    weekStart,
    counts: await readCounts(user.id, momentIn(timeZone)),
    timeZones: listTimeZones(),
    days: weekDays(languageOf(args.request)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const fields = await formFields(args.request);
  const form = settingsForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);
  await saveProfile(user.id, form.data);
  return replace("/settings?saved");
}

export default function SettingsPage() {
  const { user, counts } = useLoaderData<typeof loader>();
  const refused = useActionData();
  const [params] = useSearchParams();
  return (
    <AppShell user={user} counts={counts}>
      <h1>Settings</h1>
      <Form method="post" replace preventScrollReset className="edit">
        <SettingsFields />
        <div className="actions">
          <button className="button">Save</button>
          <p className="saved" role="status">
            {params.has("saved") && !refused && "Saved."}
          </p>
        </div>
      </Form>
      <div className="aside narrow-only">
        <SignOut className="button second" />
      </div>
    </AppShell>
  );
}

function SettingsFields() {
  const { user, timeZone, timeZones, weekStart, days } = useLoaderData<typeof loader>();
  const { errors, values } = useActionData<typeof action>() ?? {};
  const zones = timeZone === null || timeZones.includes(timeZone) ? timeZones : [timeZone, ...timeZones];
  return (
    <>
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={values?.name ?? user.name}
        error={errors?.name?.[0]}
        autoFocus={Boolean(errors?.name)}
      />
      <SelectField
        label="Time zone"
        name="timeZone"
        defaultValue={values?.timeZone ?? timeZone ?? ""}
        hint="Today begins and ends by the clock there."
        error={errors?.timeZone?.[0]}
        autoFocus={Boolean(errors?.timeZone && !errors.name)}
      >
        <option value="">Not known, so UTC</option>
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <SelectField
        label="The week begins on"
        name="weekStart"
        defaultValue={values?.weekStart ?? weekStart ?? ""}
        error={errors?.weekStart?.[0]}
        autoFocus={Boolean(errors?.weekStart && !errors.name && !errors.timeZone)}
      >
        <option value="">As in my language</option>
        {days.map((name, index) => (
          <option key={name} value={index + 1}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
