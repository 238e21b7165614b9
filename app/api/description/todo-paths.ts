import { etag, idempotencyKey, ifMatch, ifNoneMatch, location, notModified } from "~/api/description/headers";
import {
  type Answer,
  json,
  type Operation,
  type Parameter,
  type PathItem,
  problems,
} from "~/api/description/open-api";
import { describeQuery } from "~/api/description/json-schema";
import { families, type Family, uuid } from "~/api/description/todo-families";
import { undo } from "~/api/description/undo-paths";

const written = { ...etag, ...undo };

/** The paths of todos, and of the same todos as tasks. */
export function describeTodoPaths(): Record<string, PathItem> {
  const paths = families.flatMap((family): [path: string, item: PathItem][] => {
    const id = `${family.base}/{${family.word.toLowerCase()}Id}`;
    return [
      [family.base, describeCollection(family)],
      [id, describeOne(family)],
      [`${id}/complete`, { patch: describeCompletion(family) }],
      ...(family.restores ? [restoration(family, id)] : []),
    ];
  });
  return Object.fromEntries(paths);
}

function describeCollection(family: Family): PathItem {
  const { tag, word, parameters } = family;
  const query = Object.entries(describeQuery(family.listQuery)).map(
    ([name, { description = "", ...schema }]): Parameter => ({ name, in: "query", description, schema }),
  );
  return {
    get: {
      operationId: `list${word}s`,
      tags: [tag],
      summary: `List ${word.toLowerCase()}s`,
      parameters: [...parameters, ...query],
      responses: { 200: family.list, ...problems(401, ...pathUser(family), 422) },
    },
    post: {
      operationId: `create${word}`,
      tags: [tag],
      summary: `Add a ${word.toLowerCase()}`,
      parameters: [...parameters, idempotencyKey],
      requestBody: { required: true, content: json(`New${word}`, family.bodies.whole) },
      responses: {
        201: one(family, "What was added.", { ...etag, ...location }),
        ...problems(400, 401, 403, 404, 413, 415, 422),
      },
    },
  };
}

function describeOne(family: Family): PathItem {
  const { word, bodies } = family;
  const name = word.toLowerCase();
  return {
    get: {
      ...about(family, `get${word}`, `Read a ${name}`, ifNoneMatch),
      responses: { 200: one(family, `The ${name}.`), ...notModified(etag), ...problems(401, 403, 404, 422) },
    },
    put: {
      ...about(family, `replace${word}`, `Replace a ${name}`, ifMatch, idempotencyKey),
      description: "What is left out takes its default.",
      requestBody: { required: true, content: json(`New${word}`, bodies.whole) },
      responses: {
        200: one(family, "As it is now.", written),
        ...problems(400, 401, 403, 404, 412, 413, 415, 422),
      },
    },
    patch: {
      ...about(family, `change${word}`, `Change a ${name}`, ifMatch, idempotencyKey),
      description: "What is left out stays as it is.",
      requestBody: { required: true, content: json(`${word}Changes`, bodies.changes) },
      responses: {
        200: one(family, "As it is now.", written),
        ...problems(400, 401, 403, 404, 412, 413, 415, 422),
      },
    },
    delete: {
      ...about(family, `delete${word}`, `Delete a ${name}`, ifMatch, idempotencyKey),
      description: "It goes to the trash.",
      responses: {
        204: { description: "It is deleted.", headers: undo },
        ...problems(401, 403, 404, 412, 422),
      },
    },
  };
}

function describeCompletion(family: Family): Operation {
  const { word, flips } = family;
  return {
    ...about(
      family,
      `complete${word}`,
      `Complete or reopen a ${word.toLowerCase()}`,
      ifMatch,
      idempotencyKey,
    ),
    description: flips
      ? "With a body, sets `completed`. Without one, completes what is open and reopens what is completed."
      : "Sets `completed`; twice is the same as once.",
    requestBody: { required: !flips, content: json("Completion", { completed: true }) },
    responses: {
      200: one(family, "As it is now.", written),
      ...problems(400, 401, 403, 404, 412, 413, 415, 422),
    },
  };
}

function restoration(family: Family, id: string): [path: string, item: PathItem] {
  const { word } = family;
  const post = {
    ...about(family, `restore${word}`, `Restore a ${word.toLowerCase()}`, ifMatch, idempotencyKey),
    description: "Takes it out of the trash; twice is the same as once. A body is not looked at.",
    responses: { 200: one(family, "As it is now.", written), ...problems(401, 403, 404, 412, 422) },
  };
  return [`${id}/restore`, { post }];
}

function about(
  { tag, word, parameters }: Family,
  operationId: string,
  summary: string,
  ...headers: Parameter[]
) {
  const name = word.toLowerCase();
  const id: Parameter = {
    name: `${name}Id`,
    in: "path",
    required: true,
    description: `The ${name}'s id.`,
    schema: uuid,
  };
  return { operationId, tags: [tag] as [string], summary, parameters: [...parameters, id, ...headers] };
}

function one({ word, example }: Family, description: string, headers: Answer["headers"] = etag): Answer {
  return { description, headers, content: json(word, example) };
}

/** A path with a user's id in it can be somebody else's even as a collection. */
function pathUser({ parameters }: Family): 403[] {
  return parameters.length > 0 ? [403] : [];
}
