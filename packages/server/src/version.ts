/** Of this server. */
export const version = '0.1.0';
