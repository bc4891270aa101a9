/** `npm start`: everything that is needed to try Touchline in a browser. */
import { runWithProjectNode } from './install.mjs';

runWithProjectNode('scripts/start.ts', { toRunOnly: true });
