import { defineConfig, globalIgnores } from 'eslint/config';
import lwcTypeScript from '@salesforce/eslint-config-lwc/recommended-ts.js';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const COMPONENTS = 'force-app/**/lwc/**/*.ts';
const COMPONENT_TESTS = ['force-app/**/lwc/**/__tests__/**/*.ts', 'config/jest/**/*.ts'];
const NODE = ['{local-org,emulators,scripts,e2e}/**/*.ts'];

/** What an unused name may be: one that says so with an underscore. */
const UNUSED = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }];

export default defineConfig([
  globalIgnores([
    '**/node_modules/',
    '.local-org/',
    '.cache/',
    'coverage/',
    'types/generated/',
    'force-app/**/lwc/**/*.js',
    'force-app/**/staticresources/',
    'test-results/',
    // A project for the tests of the local org's server; no tsconfig.json is about it.
    'local-org/ui/fixture/',
    'playwright-report/',
  ]),

  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: [COMPONENTS],
    extends: [lwcTypeScript, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // TypeScript resolves names and imports, and knows more about both.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      // `void` is how no-floating-promises wants a promise to be let go.
      'no-void': 'off',
      // It does not look behind `as const`, by which TypeScript checks a wire's configuration against its adapter.
      '@lwc/lwc/valid-wire': 'off',
      '@typescript-eslint/no-unused-vars': UNUSED,
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },

  {
    files: COMPONENT_TESTS,
    extends: [tseslint.configs.recommendedTypeChecked, jest.configs['flat/recommended']],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': UNUSED,
      // A wire adapter's mock and a component's element are `any` to the stubs' own declarations.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@lwc/lwc/no-async-operation': 'off',
      // Tests speak to the wire adapters' mocks.
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
    },
  },

  {
    files: NODE,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all parts: with `projectService` each part loads the local org again.
        project: ['tsconfig.lint.json', 'local-org/ui/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A switch names every member of its union, or has a default.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // node:test waits for its tests itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      // Components get plain objects as errors, as from Lightning Data Service.
      '@typescript-eslint/only-throw-error': ['error', { allow: ['FetchResponse'] }],
      // `any` comes from JSON, SQLite rows, and parsers without types, and there each reader names the shape it expects.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // An Apex value is `unknown` to the compiled code, and each class of values has a text of its own.
      '@typescript-eslint/no-base-to-string': 'off',
      // The interfaces of libraries declare plain functions as methods.
      '@typescript-eslint/unbound-method': 'off',
      // A method is async because its interface says so, even if this implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': UNUSED,
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
]);
