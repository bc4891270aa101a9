/** `npm run proof`: the long proofs of the conversions, in full. `npm test` has them in a shortened form. */
import { runWithProjectNode } from './install.mjs';

runWithProjectNode('scripts/proof.ts');
