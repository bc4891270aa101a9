/** Records by a part of their name, to choose from. */
import { getField } from '../../values/sobject.ts';
import { notFound } from '../host.ts';
import type { LookupMatch } from '../shapes.ts';
import { asUser, type Context, objectAccess, readableObject, select, visibleField } from './context.ts';
import { iconOf } from './object-info.ts';

const MAX_MATCHES = 8;

const RECORD_ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

/** Records that a lookup may be set to and whose name holds the text, or whose id it is; of `Id`, records of the object itself. */
export function lookup(context: Context, objectName: string, fieldName: string, text: string): LookupMatch[] {
  const object = readableObject(context, objectName);
  const field = visibleField(context, object, fieldName);
  if (!field) throw notFound(`There is no field ${fieldName} on ${objectName}`);
  const targets = field.type === 'Id' ? [object.name] : field.referenceTo;
  return targets.flatMap((name) => {
    const target = context.org.schema.object(name);
    if (!target?.nameField || !objectAccess(context, target).read) return [];
    const { nameField } = target;
    const isItsId = RECORD_ID.test(text) && context.org.schema.objectOfId(text) === target;
    const [condition, bind] = isItsId
      ? ['Id = :text', text]
      : [`${nameField} LIKE :text`, `%${text.replace(/[%_\\]/g, '\\$&')}%`];
    const matches = asUser(context, 'page', target.name, () =>
      select(
        context,
        `SELECT Id, ${nameField} FROM ${target.name} WHERE ${condition} ORDER BY ${nameField} LIMIT ${MAX_MATCHES}`,
        [bind],
      ),
    );
    const iconName = iconOf(context, target);
    return matches.map((match) => ({
      id: String(match.id),
      name: String(getField(match, nameField)),
      apiName: target.name,
      iconName,
    }));
  });
}
