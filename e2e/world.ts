/** What is the browser tests' own, so that they and `npm start` can run side by side. */
export const PORT = Number(process.env.E2E_PORT ?? 4400);
export const EMULATOR_PORT = Number(process.env.E2E_EMULATOR_PORT ?? 4410);
export const DATA_FILE = '.local-org/e2e.sqlite';
