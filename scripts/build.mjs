/** `npm run build`: compiles the components' TypeScript to the JavaScript that a real org gets. */
import { runWithProjectNode } from './install.mjs';

runWithProjectNode('scripts/build-lwc.ts');
