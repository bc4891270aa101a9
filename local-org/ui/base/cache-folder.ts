/** Where what is compiled for the pages is kept: in the cache of the `node_modules` that the base components are in. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export const cacheFolder = (): string =>
  join(dirname(require.resolve('lightning-base-components/package.json')), '..', '.cache', 'local-org-ui');
