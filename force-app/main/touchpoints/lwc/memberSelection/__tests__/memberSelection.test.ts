import { findAll, get, mount, textOf } from 'testing';
import MemberSelection from '../memberSelection';

const selection = (properties: object) => mount('c-member-selection', MemberSelection, { total: 100, ...properties });
/** The buttons that lead to a preview: the date picker has buttons of its own. */
const previewButtons = (element: Element) =>
  findAll(element, '.preview-button lightning-button').map(({ disabled }) => disabled);

describe('c-member-selection', () => {
  it('leads to no preview until a member is chosen', async () => {
    const element = selection({});

    expect(previewButtons(element)).toEqual([true, true]);
    expect(previewButtons(selection({ selectedCount: 1 }))).toEqual([false, false]);
    expect(previewButtons(selection({ includesAll: true }))).toEqual([false, false]);
    await expect(element).toBeAccessible();
  });

  it('offers no preview when no members match', () => {
    expect(previewButtons(selection({ includesAll: true, total: 0 }))).toEqual([true, true]);
  });

  it('says how many members are meant', () => {
    expect(textOf(selection({ includesAll: true }))).toContain('100');
    expect(textOf(selection({ selectedCount: 3 }))).toContain('3');
  });

  it('previews a date once it is right, and clearing without one', () => {
    const element = selection({ selectedCount: 1 });
    const fired: string[] = [];
    for (const name of ['preview', 'previewclear']) element.addEventListener(name, () => fired.push(name));
    const picker = get(element, 'c-touchpoint-date-picker');
    const [preview, previewClear] = findAll(element, '.preview-button lightning-button');
    Object.defineProperty(picker, 'reportValidity', { value: () => false, configurable: true });

    preview.click();
    previewClear.click();
    expect(fired).toEqual(['previewclear']);

    Object.defineProperty(picker, 'reportValidity', { value: () => true });
    preview.click();
    expect(fired).toEqual(['previewclear', 'preview']);
  });
});
