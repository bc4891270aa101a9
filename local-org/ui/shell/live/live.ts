/** Follows the server: a change of the project shows the page again, a compile error is shown on it. */
import type { LiveMessage } from '../../shapes.ts';

type ProblemListener = (text: string) => void;
let onProblem: ProblemListener = () => {};

export function whenProblem(listener: ProblemListener): void {
  onProblem = listener;
}

export function followChanges(): void {
  let run: string | null = null;
  const events = new EventSource('/events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as LiveMessage;
    if (message.type === 'problem') onProblem(message.text);
    else if (message.type === 'reload') location.reload();
    // A server that was started again may have other code and other data.
    else if (run !== null && run !== message.run) location.reload();
    else run = message.run;
  });
}
