/** The fields of a posted form. Throws 415 when the body is no form and 400 when it is a broken one. */
export async function formFields(request: Request): Promise<Record<string, FormDataEntryValue>> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Response("Unsupported Media Type", { status: 415 });
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    throw new Response("Bad Request", { status: 400 });
  }
}
