import type { Received } from "../support/send";

/** What a browser would send by the form on a page that the front made. */
export function fieldsOf({ body }: Received): Record<string, string> {
  const controls =
    /<(?:input|textarea)(?: type="hidden")?(?: id="[^"]*")? name="([^"]*)"(?: readonly)?(?: value="([^"]*)">|>\n([^<]*)<\/textarea>)/g;
  const fields = [...body.toString().matchAll(controls)].map(([, name, value, text]) => [
    unescapeHtml(name!),
    unescapeHtml(value ?? text!),
  ]);
  return Object.fromEntries(fields) as Record<string, string>;
}

function unescapeHtml(text: string): string {
  const characters: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characters[name]!);
}
