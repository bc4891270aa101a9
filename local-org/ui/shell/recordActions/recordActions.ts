/** What the buttons of a record do. */
import { createElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { LayoutField, PageAction, RecordPage, RecordRepresentation } from '../../shapes.ts';
import { elementName, loadComponent } from 'localOrg/components';
import { refreshRecords, remove } from 'localOrg/records';
import { go, goTo, pageOf } from 'localOrg/router';
import { ask, type FetchResponse } from 'localOrg/server';
import ActionModal from 'shell/actionModal';
import RecordFormModal from 'shell/recordFormModal';

type Target = EventTarget;

/** Does what a button says; settles when it is done or given up. */
export async function perform(action: PageAction, page: RecordPage, source: Target = document.body): Promise<void> {
  switch (action.kind) {
    case 'standard':
      return action.name === 'Delete' ? confirmAndDelete(page, source) : edit(page, source);
    case 'url':
      return openUrl(action);
    case 'screen':
      return openScreen(action, page);
    case 'headless':
      return runHeadless(action, page, source);
    case 'create':
      return createChild(action, page, source);
    case 'update':
      return edit(page, source, action);
  }
}

const toast = (source: Target, title: string, variant: string, message?: string) =>
  source.dispatchEvent(new ShowToastEvent({ title, variant, ...(message ? { message } : {}) }));

/** A form of one column without headings: what a quick action's layout is. */
const formOf = (fields: LayoutField[]) => [{ label: '', showHeading: false, columns: [fields] }];

async function edit(page: RecordPage, source: Target, action?: PageAction): Promise<void> {
  const saved = (await RecordFormModal.open({
    size: action ? 'small' : 'medium',
    label: action?.label ?? `Edit ${page.title}`,
    layout: action?.fields ? { ...page.layout, sections: formOf(action.fields) } : page.layout,
    record: page.record,
  })) as RecordRepresentation | undefined;
  if (saved) toast(source, `${page.objectInfo.label} was saved.`, 'success');
}

async function createChild(action: PageAction, page: RecordPage, source: Target): Promise<void> {
  await openNewRecord(String(action.objectApiName), action.label, source, {
    defaults: action.parentField ? { [action.parentField]: page.record.id } : {},
    fields: action.fields,
  });
}

/** A new record's form in a modal. @returns the record, or undefined when the form was closed */
export async function openNewRecord(
  objectApiName: string,
  label: string | null,
  source: Target,
  options: { defaults?: Record<string, unknown>; fields?: LayoutField[] | undefined } = {},
): Promise<RecordRepresentation | undefined> {
  try {
    const layout = await ask<RecordPage['layout']>('GET', `/shell-api/new-record/${objectApiName}`);
    const saved = (await RecordFormModal.open({
      size: 'medium',
      label: label ?? `New ${layout.objectInfo.label}`,
      layout: options.fields?.length ? { ...layout, sections: formOf(options.fields) } : layout,
      defaults: { ...layout.defaults, ...options.defaults },
    })) as RecordRepresentation | undefined;
    if (saved) toast(source, `${layout.objectInfo.label} was created.`, 'success');
    return saved;
  } catch (error) {
    toast(source, 'The form cannot be shown', 'error', (error as FetchResponse).body.message);
    return undefined;
  }
}

async function confirmAndDelete(page: RecordPage, source: Target): Promise<void> {
  const sure = await LightningConfirm.open({
    label: `Delete ${page.objectInfo.label}`,
    message: `Are you sure you want to delete ${page.title}?`,
    theme: 'warning',
  });
  if (!sure) return;
  try {
    await remove(page.record.id);
  } catch (error) {
    toast(source, `${page.title} was not deleted`, 'error', (error as FetchResponse).body.message);
    return;
  }
  toast(source, `${page.title} was deleted.`, 'success');
  go(
    { type: 'standard__objectPage', attributes: { objectApiName: page.objectInfo.apiName, actionName: 'list' } },
    true,
  );
}

function openUrl({ url, openInNewTab }: PageAction): void {
  const target = new URL(String(url), location.href);
  const isPage = target.origin === location.origin && pageOf(target) !== null;
  if (openInNewTab || !isPage) window.open(target, openInNewTab ? '_blank' : '_self', 'noopener');
  else goTo(target.pathname + target.search);
}

async function openScreen(action: PageAction, page: RecordPage): Promise<void> {
  await ActionModal.open({
    size: 'small',
    label: action.label,
    component: action.component,
    properties: { recordId: page.record.id, objectApiName: page.objectInfo.apiName },
  });
  await refreshRecords([page.record.id]);
}

/** A headless action is a component with an `invoke` method, present in the page while it runs. */
async function runHeadless(action: PageAction, page: RecordPage, source: Target): Promise<void> {
  const name = String(action.component);
  const is = (await loadComponent(name).catch((error: Error) => {
    toast(source, action.label, 'error', error.message);
  })) as Parameters<typeof createElement>[1]['is'] | undefined;
  if (!is) return;
  const element = createElement(elementName(name), { is }) as HTMLElement & { invoke(): Promise<void> | void };
  Object.assign(element, { recordId: page.record.id, objectApiName: page.objectInfo.apiName });
  document.body.append(element);
  try {
    await element.invoke();
  } finally {
    element.remove();
  }
}
