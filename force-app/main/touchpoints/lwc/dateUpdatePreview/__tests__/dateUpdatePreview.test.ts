import { button, mount, textOf } from 'testing';
import DateUpdatePreview from '../dateUpdatePreview';

const PREVIEW: Apex.BulkDatePreview = {
  total: 100,
  willChange: 97,
  clears: false,
  alreadyThere: 3,
  leaveWindow: false,
  willLeaveWindow: 0,
  estimated: false,
  inFuture: false,
  samples: [{ memberId: '00v1', name: 'Ann Lee', oldDate: null, newDate: '2026-01-08T10:00:00.000Z' }],
};

const preview = (change: object = {}) =>
  mount('c-date-update-preview', DateUpdatePreview, { preview: { ...PREVIEW, ...change } });

describe('c-date-update-preview', () => {
  it('says how many change, how many do not, and shows some of them', async () => {
    const element = preview();

    const text = textOf(element);
    expect(text).toContain('97 members change.');
    expect(text).toContain('3 members already have this date.');
    expect(text).toContain('Ann Lee Blank 2026-01-08T10:00:00.000Z');
    await expect(element).toBeAccessible();
  });

  it('warns when the date lies outside the window', () => {
    expect(textOf(preview({ leaveWindow: true, willLeaveWindow: 93 }))).toContain('93 touchpoints will be removed.');
    expect(textOf(preview({ leaveWindow: true }))).toContain('these members get no touchpoint');
    expect(textOf(preview())).not.toContain('window');
  });

  // Specification: touchpoints.bulk.preview
  it('says where the number is an estimate', () => {
    expect(textOf(preview({ clears: true, leaveWindow: true, willLeaveWindow: 5, estimated: true }))).toContain(
      'an estimate',
    );
    expect(textOf(preview({ clears: true, leaveWindow: true, willLeaveWindow: 5 }))).not.toContain('estimate');
  });

  it('shows what clearing the dates does', async () => {
    const element = preview({
      clears: true,
      leaveWindow: true,
      willLeaveWindow: 5,
      samples: [{ memberId: '00v1', name: 'Ann Lee', oldDate: '2026-01-08T10:00:00.000Z', newDate: null }],
    });

    const text = textOf(element);
    expect(text).toContain('3 members have no date.');
    expect(text).toContain('outside the touchpoint window for 5 touchpoints');
    expect(text).toContain('Ann Lee 2026-01-08T10:00:00.000Z Blank');
    expect(button(element, 'Clear 97 Dates').disabled).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('updates or goes back', () => {
    const element = preview();
    const done: string[] = [];
    for (const name of ['update', 'back']) element.addEventListener(name, () => done.push(name));

    button(element, 'Update 97 Dates').click();
    button(element, 'Back').click();

    expect(done).toEqual(['update', 'back']);
  });

  it('offers no update that changes nothing', () => {
    expect(button(preview({ willChange: 0, samples: [] }), 'Update 0 Dates').disabled).toBe(true);
  });
});
