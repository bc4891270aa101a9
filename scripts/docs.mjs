/** `npm run docs`: writes the pages that follow from the source into docs/generated/. */
import { runWithProjectNode } from './install.mjs';

await runWithProjectNode('scripts/docs.ts');
