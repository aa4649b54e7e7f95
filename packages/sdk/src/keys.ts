/** A key for one intent of writing. Not `randomUUID`: it does not exist on http:// pages, where many county sites are. */
export const newIdempotencyKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
