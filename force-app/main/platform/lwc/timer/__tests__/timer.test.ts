import { Timer } from 'c/timer';

describe('Timer', () => {
  beforeEach(() => jest.useFakeTimers());

  it('does the last thing asked for, once', () => {
    const [first, second] = [jest.fn(), jest.fn()];
    const timer = new Timer();
    timer.start(100, first);
    timer.start(100, second);

    jest.advanceTimersByTime(1000);

    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('does nothing once stopped', () => {
    const action = jest.fn();
    const timer = new Timer();
    timer.start(100, action);
    timer.stop();

    jest.advanceTimersByTime(1000);

    expect(action).not.toHaveBeenCalled();
  });
});
