/** `npm run bench`: what the package and the local org cost. `npm run bench -- trigger` runs those whose name matches. */
import { runWithProjectNode } from './install.mjs';

runWithProjectNode('scripts/bench.ts');
