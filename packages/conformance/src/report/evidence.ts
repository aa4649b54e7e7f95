import type { Finding } from '../check.ts';
import { curlOf } from '../exchange.ts';
import type { Report } from './report.ts';

export interface Evidence {
  readonly curl: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body. */
  readonly body: string;
}

const shownBody = 600;
const longestLine = 2000;

/** What a report shows of a finding: how to ask again, and what came. Nothing secret of this run is in it. */
export const evidenceOf = ({ exchange }: Finding, { hide }: Report): Evidence | undefined => {
  if (!exchange) return undefined;
  const curl = curlOf(exchange, hide);
  const body = hide(exchange.text);
  return {
    curl: curl.length > longestLine ? `${curl.slice(0, longestLine)}…` : curl,
    status: exchange.status,
    headers: Object.fromEntries(Object.entries(exchange.headers).map(([name, value]) => [name, hide(value)])),
    body: body.length > shownBody ? `${body.slice(0, shownBody)}…` : body,
  };
};
