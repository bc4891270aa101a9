/** `npm test`: every check of the project. `npm test -- --only apex,jest` runs some. */
import { runWithProjectNode } from './install.mjs';

runWithProjectNode('scripts/test.ts');
