/** `String.template`: a text whose `${name}` are replaced with the values of a map (Apex Reference Guide, String, Summer '26). */
import { required } from './arguments.ts';
import { defineClass } from './define.ts';
import { stringOf } from './operations.ts';
import { notSupported } from '../values/exceptions.ts';
import type { ApexMap } from '../values/values.ts';

const PLACEHOLDER = /\$\{([^{}]*)\}/g;

/** What the platform does with a name that is not in the map is not documented, so it is refused here. */
function fillTemplate(template: string, values: ApexMap<string, unknown>): string {
  const textByName = new Map([...values.entries()].map(([name, value]) => [name, value]));
  return template.replace(PLACEHOLDER, (placeholder, name: string) => {
    if (!textByName.has(name)) return notSupported(`${placeholder} without a value`, 'String.template');
    return stringOf(textByName.get(name) ?? null) ?? 'null';
  });
}

defineClass('String', {
  'static String template(String template, Map<String, Object> values)': (
    template: string | null,
    values: ApexMap<string, unknown> | null,
  ) => fillTemplate(required(template), required(values, 2)),
});
