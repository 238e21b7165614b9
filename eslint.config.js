import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

const noDatabase = {
  group: ["~db/**", "**/../db/**"],
  allowTypeImports: true,
  message: "Only *.server files, server.ts, db/ and tests/ may touch the database.",
};
const noEnvironment = {
  object: "process",
  property: "env",
  message: "Settings are read once, in app/env.server.ts.",
};
const noRawSql = { object: "sql", property: "raw", message: "SQL text is never built from values." };
const noUnawaitedThrow = {
  selector: "ThrowStatement > CallExpression[callee.name=/^missing/]",
  message: "It returns a promise: throw await …, or an error page is shown instead of the answer.",
};

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".data/", ".cache/", "test-results/"] },
  js.configs.recommended,
  tseslint.configs.strict,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", package: "@remix-run/server-runtime", name: "TypedResponse" },
          ],
        },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // noUncheckedIndexedAccess asks for `!` where the code can see that an item is there.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-properties": ["error", noEnvironment, noRawSql],
      "no-restricted-syntax": ["error", noUnawaitedThrow],
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  { files: ["app/**", "db/**"], rules: { "no-console": "error" } },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/**/*.server.{ts,tsx}"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [noDatabase] }] },
  },
  {
    files: [
      "app/env.server.ts",
      "server.ts",
      "server/prepare-process.ts",
      "*.config.ts",
      "scripts/**",
      "bench/**",
      "tests/**",
    ],
    rules: { "no-restricted-properties": ["error", noRawSql] },
  },
  { files: ["**/*.js"], languageOptions: { globals: globals.node } },
);
