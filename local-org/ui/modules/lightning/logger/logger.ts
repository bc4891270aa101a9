/** `lightning/logger`: what an org would record of a component is shown on the browser's console. */
export const log = (message: unknown): void => console.info(message);
