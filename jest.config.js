import sfdxLwcJest from '@salesforce/sfdx-lwc-jest/config.js';

const { jestConfig } = sfdxLwcJest;

/**
 * Component tests. Base components and `lightning/*` modules are the platform's own Jest stubs; labels are the real
 * English texts, so that a test reads what a user reads.
 */
export default {
  ...jestConfig,
  testMatch: ['<rootDir>/force-app/**/lwc/**/__tests__/**/*.test.ts'],
  moduleNameMapper: {
    '^testing$': '<rootDir>/config/jest/testing.ts',
    '^lightning/(combobox|input)$': '<rootDir>/config/jest/lightning/$1/$1.ts',
  },
  setupFiles: ['<rootDir>/config/jest/labels.ts'],
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/config/jest/each-test.ts'],
  modulePathIgnorePatterns: ['.local-org', 'local-org', 'emulators'].map((folder) => `<rootDir>/${folder}/`),
  // No test is about speed: this ends one that hangs, on the busiest machine too.
  testTimeout: 120_000,
  coverageThreshold: { global: { lines: 95 } },
  collectCoverageFrom: [...jestConfig.collectCoverageFrom, '!**/__tests__/**', '!**/*.xml', '!**/*.js'],
};
