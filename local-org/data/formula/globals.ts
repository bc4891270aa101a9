/** What formulas see of the moment and the user: `$User.Id`, `$Profile.Name`, `$Setup`, `$Label`, `$Permission`, TODAY(). */
import { transaction } from '../../running/transaction.ts';
import { notSupported } from '../../values/exceptions.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../values/values.ts';
import { columnReader, quote } from '../column.ts';
import { grantsOf, holdingsOf } from '../access.ts';
import { todayIn } from '../sql/date-literals.ts';
import { tableName } from '../tables.ts';

export function globalValue(path: readonly string[], where: string): unknown {
  const current = transaction();
  const { user, org, schema } = current;
  const [root, ...rest] = path;
  switch (root.toLowerCase()) {
    case '$today':
      return new ApexDate(todayIn(user.timeZone, current.now()));
    case '$now':
      return new ApexDatetime(current.now());
    case '$timenow':
      return new ApexTime(current.now() % 86_400_000);
    case '$user':
      return stored('User', user.id, rest[0], where);
    case '$profile':
      return rest[0].toLowerCase() === 'name' ? user.profileName : stored('Profile', user.profileId, rest[0], where);
    case '$organization':
      return stored('Organization', null, rest[0], where);
    case '$permission':
      return grantsOf(org).customPermission(holdingsOf(org, user), rest[0]);
    case '$label': {
      const label = org.project.labels.get(rest.join('.').toLowerCase());
      return label ? label.value : notSupported(`the label ${rest.join('.')}`, where);
    }
    case '$setup': {
      const object = schema.object(rest[0]);
      if (object?.customSettingType !== 'Hierarchy') break;
      for (const owner of [user.id, user.profileId, org.organization().id]) {
        const value = storedWhere(object.name, 'SetupOwnerId', owner, rest[1], where);
        if (value !== undefined) return value;
      }
      return null;
    }
    case '$custommetadata':
      return storedWhere(schema.object(rest[0])?.name ?? rest[0], 'DeveloperName', rest[1], rest[2], where) ?? null;
  }
  return notSupported(`${path.join('.')} in a formula`, where);
}

function stored(objectName: string, id: string | null, fieldName: string, where: string): unknown {
  return storedWhere(objectName, id === null ? null : 'Id', id, fieldName, where) ?? null;
}

/** Undefined when there is no such row. */
function storedWhere(
  objectName: string,
  key: string | null,
  value: string | null,
  fieldName: string,
  where: string,
): unknown {
  const { schema, org } = transaction();
  const object = schema.object(objectName);
  const field = object && schema.field(object, fieldName);
  if (!object || !field) return notSupported(`${objectName}.${fieldName} in a formula`, where);
  const condition = key ? ` WHERE ${quote(key)} = ?` : '';
  const row = org.store.first(
    `SELECT ${quote(field.name)} FROM ${quote(tableName(object))}${condition}`,
    ...(key ? [value] : []),
  );
  if (!row) return undefined;
  return row[0] === null ? null : columnReader(field)(row[0]);
}
