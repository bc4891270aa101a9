/** `npm run build`: compiles the components' TypeScript to the JavaScript that a real org gets. */
import { runWithProjectNode } from './install.mjs';

await runWithProjectNode('scripts/build-lwc.ts');
