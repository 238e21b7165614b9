/** The fields that a form may send several times: they come as one text, with spaces between. */
const REPEATED = ["todoIds"];

/** The fields of a posted form. Throws 415 when the body is no form and 400 when it is a broken one. */
export async function formFields(request: Request): Promise<Record<string, FormDataEntryValue>> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Response("Unsupported Media Type", { status: 415 });
  try {
    const form = await request.formData();
    const fields: Record<string, FormDataEntryValue> = Object.fromEntries(form);
    for (const name of REPEATED) if (form.has(name)) fields[name] = form.getAll(name).join(" ");
    return fields;
  } catch {
    throw new Response("Bad Request", { status: 400 });
  }
}
