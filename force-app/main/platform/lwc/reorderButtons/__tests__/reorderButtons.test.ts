import ReorderButtons from '../reorderButtons';
import { button, get, mount, settle } from 'testing';

const LABELS = { upLabel: 'Move Webinar Up', downLabel: 'Move Webinar Down' };
const buttons = (properties: object) => mount('c-reorder-buttons', ReorderButtons, { ...LABELS, ...properties });

/** Which button gets the focus; base components are stubs that cannot take it. */
async function focusedAfter(element: HTMLElement & Record<string, unknown>, places: number): Promise<string[]> {
  const focused: string[] = [];
  for (const part of ['up', 'down']) get(element, `[data-part="${part}"]`).focus = () => focused.push(part);
  (element.focusOnMove as (places: number) => void)(places);
  await settle();
  return focused;
}

describe('c-reorder-buttons', () => {
  it('tells its owner which way to move the row', async () => {
    const element = buttons({});
    const moves: unknown[] = [];
    element.addEventListener('move', (event) => moves.push((event as CustomEvent).detail));

    button(element, 'Move Webinar Up').click();
    button(element, 'Move Webinar Down').click();

    expect(moves).toEqual([-1, 1]);
    await expect(element).toBeAccessible();
  });

  it('moves the first row no further up and the last no further down', () => {
    expect(button(buttons({ isFirst: true }), 'Move Webinar Up').disabled).toBe(true);
    expect(button(buttons({ isLast: true }), 'Move Webinar Down').disabled).toBe(true);
  });

  it('moves nothing while its owner is busy', () => {
    const element = buttons({ disabled: true });

    expect(button(element, 'Move Webinar Up').disabled).toBe(true);
    expect(button(element, 'Move Webinar Down').disabled).toBe(true);
  });

  it('puts the focus on the button that moved the row, or on the other at an end', async () => {
    expect(await focusedAfter(buttons({}), -1)).toEqual(['up']);
    expect(await focusedAfter(buttons({}), 1)).toEqual(['down']);
    expect(await focusedAfter(buttons({ isFirst: true }), -1)).toEqual(['down']);
    expect(await focusedAfter(buttons({ isLast: true }), 1)).toEqual(['up']);
  });
});
