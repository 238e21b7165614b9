const FALLBACK = "en";

/** The first language that the sender of a request reads and that dates can be written in here. */
export function languageOf(request: Request): string {
  const asked = (request.headers.get("Accept-Language") ?? "").slice(0, 500).split(",").map(readPart);
  const known = asked
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => supported(tag));
  return known.find((tag) => tag !== undefined) ?? FALLBACK;
}

function readPart(part: string) {
  const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
  const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
  return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
}

/** The tag without its extensions: those could ask for another calendar. Undefined when it is not known. */
function supported(tag: string): string | undefined {
  if (!/^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(tag)) return undefined;
  try {
    const { baseName } = new Intl.Locale(tag);
    return Intl.DateTimeFormat.supportedLocalesOf(baseName)[0];
  } catch {
    return undefined;
  }
}
