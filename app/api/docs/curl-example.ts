import type { Operation } from "~/api/description/open-api";

const COOKIES = "cookies.txt";

/** A call that works when pasted, once TOKEN and the ids in the path (such as TODO_ID) are set in the shell. */
export function curlExample(origin: string, method: string, path: string, operation: Operation): string {
  const example = operation.requestBody?.content["application/json"]?.example;
  const address = origin + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${asVariable(name)}`);
  const parts = [
    `curl${method === "GET" ? "" : ` -X ${method}`} "${address}"`,
    ...credential(operation),
    ...(example === undefined
      ? []
      : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(example)}'`]),
  ];
  return parts.join(" \\\n  ");
}

function credential({ operationId, security }: Operation): string[] {
  if (operationId === "signIn") return [`-c ${COOKIES}`];
  if (security === undefined) return ['-H "Authorization: Bearer $TOKEN"'];
  return security.length > 0 ? [`-b ${COOKIES}`] : [];
}

function asVariable(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
