interface ErrorBody {
  message?: unknown;
  output?: { errors?: ErrorBody[]; fieldErrors?: Record<string, ErrorBody[]> };
  pageErrors?: ErrorBody[];
  fieldErrors?: Record<string, ErrorBody[]>;
}

interface ServerError {
  body?: ErrorBody | ErrorBody[];
  message?: unknown;
  statusText?: unknown;
}

/**
 * The sentences for people inside whatever Apex, the UI API or JavaScript threw.
 * @param errors one error, a list of them, or nothing
 * @returns each message once, in order; empty only when there was no error
 */
export function reduceErrors(errors: unknown): string[] {
  const list = Array.isArray(errors) ? errors : [errors];
  const messages = list.filter((error) => error !== null && error !== undefined).flatMap(messagesOf);
  return [...new Set(messages)];
}

function messagesOf(error: unknown): string[] {
  if (typeof error === 'string') return [error];
  const { body, message, statusText } = error as ServerError;
  const found = [body ?? []].flat().flatMap(bodyMessages);
  if (found.length > 0) return found;
  return [texts(message), texts(statusText)].find((candidates) => candidates.length > 0) ?? [String(error)];
}

/** Field and page errors say more than the general message beside them, so they go first and replace it. */
function bodyMessages(body: ErrorBody): string[] {
  const specific = [
    ...(body.pageErrors ?? []),
    ...Object.values(body.fieldErrors ?? {}).flat(),
    ...(body.output?.errors ?? []),
    ...Object.values(body.output?.fieldErrors ?? {}).flat(),
  ].flatMap((detail) => texts(detail.message));
  return specific.length > 0 ? specific : texts(body.message);
}

function texts(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}
