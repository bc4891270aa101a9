import { setup } from '@sa11y/jest';

setup();

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
  jest.useRealTimers();
});
