import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { auth } from "~/auth/auth.server";
import { env } from "~/env.server";
import packageJson from "../../package.json";

const SOURCES = ["app", "db", "server"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

/** Every `import … from "…"` of the app: which file takes which names from which module. */
const IMPORTS = [...SOURCES, "server.ts"].flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/import\s+([^"']*?)\s*from\s*["']([^"']+)["']/g)].map(
    ([, names, module]) => ({ file, names: names!.split(/[\s,{}]+/).filter(Boolean), module: module! }),
  ),
);

function importersOf(module: RegExp) {
  return IMPORTS.filter((one) => module.test(one.module));
}

describe("T-221 Better Auth starts with the JWT plugin, and no hand-written password or token code exists", () => {
  test("it starts, with its tables, and serves its keys", async () => {
    const context = await auth.$context;
    const answer = await auth.handler(new Request(`${env.baseUrl}/api/auth/jwks`));
    const { keys } = (await answer.json()) as { keys: { kty: string; crv: string; d?: string }[] };

    expect(context.options.plugins?.map((plugin) => plugin.id)).toEqual(["jwt", "admin", "limit-attempts"]);
    expect(answer.status).toBe(200);
    expect(keys[0]).toMatchObject({ kty: "OKP", crv: "Ed25519" });
    expect(keys.every((key) => key.d === undefined)).toBe(true);
  });

  test("no dependency hashes passwords, signs tokens or keeps sessions beside it", () => {
    const names = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
    const rivals =
      /bcrypt|argon2|scrypt|pbkdf|jsonwebtoken|jws|passport|express-session|cookie-session|lucia|iron-session/;

    expect(names).toContain("better-auth");
    expect(names.filter((name) => rivals.test(name))).toEqual([]);
  });

  test("the scan sees what the app imports", () => {
    expect(importersOf(/^better-auth/).map(({ file }) => file)).toContain(
      join("app", "auth", "auth.server.ts"),
    );
    expect(IMPORTS.length).toBeGreaterThan(100);
  });

  test("node:crypto is used for ids, fingerprints and the kept secret only", () => {
    const names = importersOf(/^(node:)?crypto$/).flatMap((one) => one.names);

    expect(names.filter((name) => !["createHash", "randomBytes", "randomUUID"].includes(name))).toEqual([]);
  });

  test("jose only verifies", () => {
    const names = importersOf(/^jose/).flatMap((one) => one.names);
    const verifying = ["createLocalJWKSet", "errors", "jwtVerify"];

    expect(names).toContain("jwtVerify");
    expect(names.filter((name) => !verifying.includes(name))).toEqual([]);
  });

  test("Remix's own sessions and cookies are not used", () => {
    const names = importersOf(/^@remix-run/).flatMap((one) => one.names);

    expect(names.filter((name) => /cookie|session/i.test(name))).toEqual([]);
  });
});
