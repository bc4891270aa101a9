/** Search: SOSL by text. */
import { runSosl } from '../data/sosl.ts';
import { required } from './arguments.ts';
import { defineClass } from './define.ts';

defineClass('Search', {
  'static List<List<SObject>> query(String query)': (text: string | null) => runSosl(required(text), []),
});
