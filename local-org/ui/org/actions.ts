/** The buttons of a record page: standard ones, quick actions, custom buttons. */
import type { Layout, QuickAction, WebLink } from '../../metadata/pages.ts';
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { LayoutField, ObjectInfo, PageAction, RecordRepresentation } from '../shapes.ts';
import { type Context, objectAccess } from './context.ts';
import { layoutField, layoutOf } from './layouts.ts';

/** Names of the layout's actions, in order. Layouts without a list of actions show their buttons after the standard ones. */
function actionNames(layout: Layout | null): string[] {
  if (!layout) return ['Edit', 'Delete'];
  if (layout.actions.length) return layout.actions.map(({ name }) => name);
  const excluded = new Set(layout.excludedButtons);
  const standard = ['Edit', 'Delete'].filter((name) => !excluded.has(name));
  return [...new Set([...standard.slice(0, 1), ...layout.quickActions, ...layout.customButtons, ...standard.slice(1)])];
}

export function pageActions(
  context: Context,
  object: ObjectSchema,
  record: RecordRepresentation,
  info: ObjectInfo,
): PageAction[] {
  return actionNames(layoutOf(context, object)).flatMap((name): PageAction[] => {
    if (name === 'Edit') return info.updateable ? [{ name, label: 'Edit', kind: 'standard' }] : [];
    if (name === 'Delete') return info.deletable ? [{ name, label: 'Delete', kind: 'standard' }] : [];
    const quickAction = quickActionOf(context, object, name);
    if (quickAction) return describeQuickAction(context, object, quickAction);
    const webLink = webLinkOf(context, object, name);
    return webLink ? describeWebLink(context, webLink, record) : [];
  });
}

const lastPart = (name: string) => name.slice(name.indexOf('.') + 1);

function quickActionOf({ org }: Context, object: ObjectSchema, name: string): QuickAction | undefined {
  return org.project.quickActions.find(
    (action) =>
      (action.object === null ? action.name === name : org.schema.object(action.object) === object) &&
      lastPart(action.name) === lastPart(name),
  );
}

function webLinkOf({ org }: Context, object: ObjectSchema, name: string): WebLink | undefined {
  return org.project.webLinks.find((link) => org.schema.object(link.object) === object && link.name === lastPart(name));
}

function describeQuickAction(context: Context, object: ObjectSchema, action: QuickAction): PageAction[] {
  const common = { name: action.name, label: action.label };
  switch (action.type) {
    case 'LightningWebComponent': {
      const kind = action.subtype === 'Action' ? 'headless' : 'screen';
      return [{ ...common, kind, component: action.component ?? '' }];
    }
    case 'Create': {
      const target = action.targetObject ? context.org.schema.object(action.targetObject) : null;
      if (!target || !objectAccess(context, target).create) return [];
      const parent = action.targetParentField ? { parentField: action.targetParentField } : {};
      return [
        {
          ...common,
          kind: 'create',
          objectApiName: target.name,
          ...parent,
          fields: formFields(context, target, action),
        },
      ];
    }
    case 'Update':
      return objectAccess(context, object).edit
        ? [{ ...common, kind: 'update', fields: formFields(context, object, action) }]
        : [];
    default:
      // A button that would do nothing is worse than one that says why.
      return [
        {
          name: action.name,
          label: `${action.label} (not supported by the local org: ${action.type})`,
          kind: 'url',
          url: '#',
        },
      ];
  }
}

const formFields = (context: Context, object: ObjectSchema, action: QuickAction): LayoutField[] =>
  action.fields.flatMap(({ field, behavior }) => layoutField(context, object, field, behavior) ?? []);

const MERGE_FIELD = /\{!\s*([\w$.]+)\s*\}/g;

/** Fields that the addresses of an object's buttons name: they are read along with the record. */
export function mergePaths({ org }: Context, object: ObjectSchema): string[] {
  const links = org.project.webLinks.filter((link) => org.schema.object(link.object) === object);
  return links.flatMap(({ url }) =>
    [...(url ?? '').matchAll(MERGE_FIELD)].flatMap(([, path]) => {
      const [head, ...rest] = path.split('.');
      return org.schema.object(head) === object ? rest.join('.') : [];
    }),
  );
}

function describeWebLink(context: Context, link: WebLink, record: RecordRepresentation): PageAction[] {
  const { org, user } = context;
  const label = org.project.translations.text(user.language, 'button', `${link.object}.${link.name}`, link.label);
  const common = { name: link.name, label, kind: 'url' as const };
  if (link.linkType !== 'url' || !link.url) {
    return [{ ...common, label: `${label} (not supported by the local org: ${link.linkType})`, url: '#' }];
  }
  const url = link.url.replace(MERGE_FIELD, (_whole, path: string) =>
    encodeURIComponent(mergeValue(context, path, record)),
  );
  return [{ ...common, url, openInNewTab: link.openType === 'newWindow' }];
}

function mergeValue({ user, org }: Context, path: string, record: RecordRepresentation): string {
  const [head, ...rest] = path.split('.');
  if (head === '$User' && rest[0] === 'Id') return user.id;
  if (head === '$Organization' && rest[0] === 'Id') return org.organization().id;
  if (rest.join('.') === 'Id') return record.id;
  let value: unknown = record;
  for (const step of rest) value = (value as RecordRepresentation | null)?.fields?.[step]?.value;
  return value === null || value === undefined ? '' : String(value);
}
