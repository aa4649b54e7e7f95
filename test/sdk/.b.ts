import ky, { isHTTPError } from 'ky';
export const run = () => [ky, isHTTPError];
