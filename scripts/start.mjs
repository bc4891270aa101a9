/** `npm start`: everything that is needed to try Touchline in a browser. */
import { runWithProjectNode } from './install.mjs';

await runWithProjectNode('scripts/start.ts');
