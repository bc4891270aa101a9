import { Polling } from 'c/polling';

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

describe('polling', () => {
  beforeEach(() => jest.useFakeTimers());

  it('asks once a period while something is under way, even when every answer is the same', async () => {
    const ask = jest.fn().mockResolvedValue(undefined);
    const polling = new Polling({ isConnected: true }, 100, ask);

    polling.follow(true);
    polling.follow(true);
    await pass(350);

    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('ends when an answer says that nothing is under way any longer', async () => {
    let answers = 0;
    const polling: Polling = new Polling({ isConnected: true }, 100, () => {
      answers += 1;
      polling.follow(answers < 2);
      return Promise.resolve();
    });

    polling.follow(true);
    await pass(1000);

    expect(answers).toBe(2);
  });

  it('waits for a slow answer before it asks again', async () => {
    const ask = jest.fn(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    new Polling({ isConnected: true }, 100, ask).follow(true);

    await pass(1050);
    expect(ask).toHaveBeenCalledTimes(1);

    await pass(200);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('goes on after a question that failed', async () => {
    const ask = jest.fn().mockRejectedValue(new Error('offline'));
    new Polling({ isConnected: true }, 100, ask).follow(true);

    await pass(250);

    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('ends when its component has left the page', async () => {
    const ask = jest.fn().mockResolvedValue(undefined);
    const owner = { isConnected: true };
    const polling = new Polling(owner, 100, ask);
    polling.follow(true);
    await pass(150);

    owner.isConnected = false;
    await pass(1000);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks nothing once stopped', async () => {
    const ask = jest.fn().mockResolvedValue(undefined);
    const polling = new Polling({ isConnected: true }, 100, ask);
    polling.follow(true);
    polling.stop();

    await pass(1000);

    expect(ask).not.toHaveBeenCalled();
  });
});
